package io.sandcheck.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.cli.Sandcheck;
import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.Screen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** A run reads each definition once: what it was at the beginning holds to the end. */
class DefinitionReadingTests {

    private static final String DEFINITION = """
            name: mine
            title: Mine
            versions: ["1", "2"]
            policies:
              unrestricted:
                argv: ["{command}"]
            """;

    @TempDir
    private Path directory;

    private final Screen screen = new Screen();

    /** The definition is a named pipe that is written to once: whoever reads it again waits for ever. */
    @Test
    @Timeout(value = 240, threadMode = ThreadMode.SEPARATE_THREAD)
    void aDefinitionThatCanBeReadOnceIsEnough() throws IOException, InterruptedException {
        Path definition = directory.resolve("sandbox.yaml");
        assertThat(new ProcessBuilder("mkfifo", definition.toString()).start().waitFor())
                .isZero();
        CompletableFuture<Void> written = CompletableFuture.runAsync(() -> write(definition));

        int exitCode = Sandcheck.execute(
                screen.plain(),
                List.of("io.sandcheck.cli.samples"),
                "run",
                "--host",
                "process",
                "--sandbox",
                definition.toString(),
                "--out",
                directory.resolve("report").toString());

        assertThat(exitCode).as(screen.out() + screen.err()).isEqualTo(ExitCode.AS_EXPECTED);
        assertThat(screen.out()).contains("Compatibility: 2 conform\n");
        assertThat(written).isCompleted();
    }

    private static void write(Path pipe) {
        try {
            Files.writeString(pipe, DEFINITION);
        } catch (IOException e) {
            throw new UncheckedIOException("The pipe [%s] cannot be written".formatted(pipe), e);
        }
    }
}
