package io.sandcheck.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import org.junit.jupiter.api.Test;

/** How files are put on every kind of host, read and removed. */
abstract class FilesContract extends ConversationContract {

    @Test
    void filesAreMadeFoundAndRemoved() {
        String directory = host.makeDirectory(host.layout().workspace());
        host.put(directory + "/deep/er/script", "#!/bin/sh\necho ran\n".getBytes(UTF_8), true);

        assertThat(host.run(Command.of(directory + "/deep/er/script")).stdout().text())
                .isEqualTo("ran\n");
        host.remove(directory);
        assertThat(host.exists(directory)).isFalse();
    }

    @Test
    void directoryWhosePathsAreTooLongForTheKernelIsRemoved() {
        String directory = host.makeDirectory(host.layout().workspace());
        String deepen = "import os\nfor _ in range(2500):\n    os.mkdir('deep')\n    os.chdir('deep')";
        CommandResult deepened = host.run(
                Command.of(host.pythons().get(0).executable(), "-c", deepen).withDirectory(directory));
        assertThat(deepened.outcome()).isEqualTo("exit 0");

        host.remove(directory);
        assertThat(host.exists(directory)).isFalse();
    }

    @Test
    void pipeInThePlaceOfAFileIsReadWithoutWaiting() {
        String directory = host.makeDirectory(host.layout().workspace());
        host.run(Command.of("mkfifo", "file").withDirectory(directory));

        assertThat(host.read(directory + "/file", 100)).isEmpty();
    }

    @Test
    void fileThatIsPutAgainIsNeverHalfThere() {
        String directory = host.makeDirectory(host.layout().workspace());
        String path = directory + "/program.py";
        host.put(path, "old".getBytes(UTF_8), false);
        host.run(Command.of("ln", path, directory + "/as-it-was-opened"));
        host.put(path, "new".getBytes(UTF_8), false);

        assertThat(host.run(Command.of("cat", directory + "/as-it-was-opened", path))
                        .stdout()
                        .text())
                .isEqualTo("oldnew");
        assertThat(host.run(Command.of("ls", "-A", directory)).stdout().text())
                .isEqualTo("as-it-was-opened\nprogram.py\n");
    }
}
