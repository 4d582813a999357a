package io.sandcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.Screen;
import io.sandcheck.conformance.Engine;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate of {@code examples/vendor} is green, as its README says. */
class VendorExampleIT {

    @TempDir
    private Path directory;

    private final Screen screen = new Screen();

    @BeforeAll
    static void requireAnEngine() {
        Engine.require();
    }

    @Test
    void itsGuardsAreAsExpected() {
        int exitCode = Sandcheck.execute(
                screen.plain(),
                "run",
                "--host",
                "container",
                "--sandbox",
                "../examples/vendor",
                "--scenario",
                "guard/connect-*-outside*",
                "--scenario",
                "guard/git-hooks-writable",
                "--scenario",
                "guard/write-*",
                "--policy",
                "workspace-write",
                "--out",
                directory.toString());

        assertThat(exitCode).as(screen.out() + screen.err()).isEqualTo(ExitCode.AS_EXPECTED);
        assertThat(screen.out()).contains("2 escapes").contains(" results as expected. GATE: pass\n");
    }
}
