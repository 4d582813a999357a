package io.sandcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.Screen;
import org.junit.jupiter.api.Test;

class CheckCommandTests {

    private final Screen screen = new Screen();

    @Test
    void aPrefixThatConfinesNothingDoesNotHold() {
        assertThat(Sandcheck.execute(screen.plain(), "check", "--", "env", "A=b"))
                .isEqualTo(1);

        assertThat(screen.out())
                .startsWith("env A=b\nchecked as: workspace-write\n\nDoes not hold: ")
                .contains("\nguard/write-outside-workspace: the forbidden act happened: ")
                .contains("\nEvery workload that was tried works inside: ");
    }

    @Test
    void aPrefixThatDoesNotStartIsNoSandbox() {
        assertThat(Sandcheck.execute(screen.plain(), "check", "--", "no-such-sandbox-anywhere"))
                .isEqualTo(ExitCode.BROKEN);

        assertThat(screen.out().replaceAll("\\s+", " "))
                .contains(
                        "It does not start: The sandbox is not installed here: it could not be executed. process: no-such-sandbox-anywhere");
    }

    @Test
    void anUnknownPolicyIsNamed() {
        assertThat(Sandcheck.execute(screen.plain(), "check", "--policy", "workspace-wirte", "--", "env"))
                .isEqualTo(ExitCode.USAGE);

        assertThat(screen.err()).contains("--policy: unknown policy [workspace-wirte]");
    }
}
