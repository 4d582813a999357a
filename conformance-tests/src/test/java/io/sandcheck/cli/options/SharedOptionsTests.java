package io.sandcheck.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.cli.Sandcheck;
import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.Screen;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedOptionsTests {

    private final Screen screen = new Screen();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run --host nope",
                "list --host nope",
                "reproduce ipc/unix-socketpair --sandbox ref-permits-all --host nope",
                "bisect --scenario ipc/unix-socketpair --sandbox ref-permits-all --host nope",
                "adapter check --sandbox ref-agent --host nope"
            })
    void anUnknownHostIsWrongUsageEverywhere(String arguments) {
        assertThat(execute(arguments)).isEqualTo(ExitCode.USAGE);
        assertThat(screen.err())
                .isEqualTo("sandcheck: --host: unknown host [nope]; known: auto, container, process, vm\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run --host process --sandbox nope",
                "list --sandbox nope --host process",
                "reproduce ipc/unix-socketpair --host process --sandbox nope",
                "adapter check --host process --sandbox nope",
                "doctor --sandbox nope"
            })
    void anUnknownSandboxIsWrongUsageEverywhere(String arguments) {
        assertThat(execute(arguments)).isEqualTo(ExitCode.USAGE);
        assertThat(screen.err()).startsWith("sandcheck: unknown sandbox [nope]; known: ");
        assertThat(screen.err().lines()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run --host process --policy nope",
                "list --policy nope",
                "reproduce ipc/unix-socketpair --host process --sandbox ref-permits-all --policy nope",
                "bisect --scenario ipc/unix-socketpair --sandbox ref-permits-all --policy nope"
            })
    void anUnknownPolicyIsWrongUsageEverywhere(String arguments) {
        assertThat(execute(arguments)).isEqualTo(ExitCode.USAGE);
        assertThat(screen.err()).startsWith("sandcheck: --policy: unknown policy [nope]; known: ");
        assertThat(screen.err().lines()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run --dry-run", "list", "reproduce ipc/unix-socketpair --sandbox ref-permits-all"})
    void anUnknownConditionIsWrongUsageEverywhere(String command) {
        assertThat(execute(command + " --host process --condition userns-forbiden"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(screen.err())
                .startsWith("sandcheck: --condition: unknown condition [userns-forbiden]; known: ")
                .endsWith("; did you mean userns-forbidden?\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "list", "reproduce", "bisect", "adapter check"})
    void theHelpOfAnOptionIsTheSameEverywhere(String command) {
        assertThat(execute(command + " --help")).isEqualTo(ExitCode.AS_EXPECTED);
        assertThat(screen.out().replaceAll("\\s+", " "))
                .contains(
                        "Where to run: container, process (this machine), vm (a virtual machine in a container), or auto:"
                                + " container if a Docker Engine answers, otherwise process. Default: auto.");
    }

    private int execute(String arguments) {
        return Sandcheck.execute(screen.plain(), List.of("io.sandcheck.conformance"), arguments.split(" ", -1));
    }
}
