package io.sandcheck.host.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledPythonTests {

    @TempDir
    private Path directory;

    @Test
    void firstThatIsNewEnoughIsTaken() throws IOException {
        String tooOld = python("old", "echo 3.8 $0");
        String broken = python("broken", "exit 1");
        String talkative = python("talkative", "echo 'Python 3.12, with more'");
        String good = python("good", "echo 3.12 /opt/python3");
        String newer = python("newer", "echo 3.14 $0");

        assertThat(InstalledPython.find(String.join(":", "bin", "/nowhere", tooOld, broken, talkative, good, newer)))
                .contains(new InstalledPython("3.12", Path.of("/opt/python3")));
        assertThat(InstalledPython.find(tooOld + ":" + broken)).isEmpty();
        assertThat(InstalledPython.find("")).isEmpty();
    }

    @Test
    void launcherLeavesNoCompiledModules() throws IOException, InterruptedException {
        String place = python("it's here", "echo \"$PYTHONDONTWRITEBYTECODE $*\"");
        InstalledPython python = new InstalledPython("3.12", Path.of(place, "python3"));
        Path launcher = Path.of(python.in(directory).executable());
        python.launcher().handOver((name, content, executable) -> {
            Files.write(directory.resolve(name), content);
            assertThat(executable).isTrue();
        });

        Process process = new ProcessBuilder("/bin/sh", launcher.toString(), "a b", "c")
                .redirectErrorStream(true)
                .start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("1 a b c\n");
        assertThat(process.waitFor()).isZero();
    }

    private String python(String name, String script) throws IOException {
        Path place = Files.createDirectories(directory.resolve(name));
        Path file = Files.writeString(place.resolve("python3"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return place.toString();
    }
}
