package io.sandcheck.host.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.sandbox.SandboxDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstalledSandboxTests {

    @TempDir
    private Path folder;

    @Test
    void programThatIsNotOnThisMachineIsNamedBeforeTheRun() throws IOException {
        assertThat(obstacle("no-such-program"))
                .contains("[no-such-program] is not on this machine (PATH is [/usr/bin:/bin]); install it,"
                        + " or use a host that installs the sandbox: --host container");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "/bin/sh", "{workspace}/pen", "bin/pen", "{command}"})
    void sandboxThatMayStartIsTried(String program) throws IOException {
        assertThat(obstacle(program)).isEmpty();
    }

    private Optional<String> obstacle(String program) throws IOException {
        Path file = Files.writeString(folder.resolve("sandbox.yaml"), """
                name: pen
                title: A pen
                versions: ["1"]
                policies:
                  workspace-write: {argv: ["%s", "{command}"]}
                """.formatted(program)
                .replace("[\"{command}\", \"{command}\"]", "[\"{command}\"]"));
        return new InstalledSandbox(SandboxDefinition.read(file).atDefaultVersion(), "/usr/bin:/bin").obstacle();
    }
}
