package io.sandcheck.cli.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.cli.Sandcheck;
import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.PrintedLine;
import io.sandcheck.cli.terminal.PrintedLine.Ended;
import io.sandcheck.cli.terminal.Screen;
import io.sandcheck.conformance.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line that is printed ends as the sandbox did in the kit's hands. */
class ReproduceIT {

    private static final Pattern INSIDE = Pattern.compile("\\| inside: exit (\\d+), ");

    private final Screen screen = new Screen();

    @BeforeAll
    static void requireAnEngine() {
        Engine.require();
    }

    @Test
    void theReportOfTheForkserverIsReproducedWithoutTheKit() throws Exception {
        assertThat(reproduce("codex@0.124.0", "python/forkserver-pool[python-3.14]"))
                .isEqualTo(ExitCode.AS_EXPECTED);
        assertThat(screen.out())
                .contains("Reproduced (openai/codex#24943, openai/codex#9386), and known for this sandbox: ");

        Ended ended = PrintedLine.on(screen).execute();
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output())
                .contains("listener.bind(address)")
                .endsWith("PermissionError: [Errno 1] Operation not permitted\n");
    }

    /** Not minijail, which does not enforce its policy: no workload is run in it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "bubblewrap",
                "codex-landlock",
                "firejail",
                "landrun",
                "podman",
                "sandbox-runtime",
                "systemd-nspawn",
                "unshare"
            })
    void everySandboxEndsByTheLineAsItDidInTheKit(String sandbox) throws Exception {
        reproduce(sandbox, "ipc/unix-socket-bind");

        Matcher inside = INSIDE.matcher(screen.out());
        assertThat(inside.find()).as(screen.out()).isTrue();
        Ended ended = PrintedLine.on(screen).execute();
        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(Integer.parseInt(inside.group(1)));
    }

    @Test
    void aSandboxThatIsAContainerOfItsOwnHasNoLine() {
        reproduce("plain-container", "ipc/unix-socket-bind");

        assertThat(screen.out())
                .contains(
                        "No command line can do this without Sandcheck: what runs inside runs in a separate container");
    }

    @Test
    void aSandboxThatDoesNotTellItsUserShowsTheReportOfThat() {
        assertThat(reproduce("bubblewrap", "startup/names-remedy", "--condition", "userns-forbidden"))
                .isEqualTo(ExitCode.AS_EXPECTED);

        assertThat(screen.out())
                .contains("Reproduced (openai/codex#19285): it names no remedy")
                .contains(
                        "No command line can do this without Sandcheck: none can make a host with the condition [userns-forbidden]");
    }

    @Test
    void whatTheMembersOfAFamilyMayDoIsShownSideBySide() {
        assertThat(Sandcheck.execute(
                        screen.plain(160),
                        "reproduce",
                        "agents/children-follow-policy-change",
                        "--sandbox",
                        "codex@0.114.0",
                        "--policy",
                        "unrestricted"))
                .isEqualTo(ExitCode.AS_EXPECTED);

        assertThat(screen.out())
                .containsPattern("\n +parent +child 1 +child 2\n")
                .containsPattern("\nCODEX_SANDBOX_NETWORK_DISABLED +unset +\"1\" +\"1\"\n")
                .contains("Reproduced (openai/codex#14357), and known for this sandbox: ")
                .contains(
                        "No command line can do this without Sandcheck: what runs inside needs a session and its children");
    }

    private int reproduce(String sandbox, String scenario, String... options) {
        List<String> arguments = new ArrayList<>(List.of("reproduce", scenario, "--sandbox", sandbox));
        arguments.addAll(List.of("--policy", "workspace-write", "--host", "container"));
        arguments.addAll(List.of(options));
        return Sandcheck.execute(screen.plain(160), arguments.toArray(String[]::new));
    }
}
