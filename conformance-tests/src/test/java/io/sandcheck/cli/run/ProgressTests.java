package io.sandcheck.cli.run;

import static io.sandcheck.sandbox.SandboxPolicy.WORKSPACE_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.cli.report.SampleResults;
import io.sandcheck.cli.terminal.Screen;
import io.sandcheck.expectation.Expectation;
import io.sandcheck.experiment.ScenarioResult;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressTests {

    private static final SampleResults CODEX = new SampleResults("codex", WORKSPACE_WRITE);

    private final Screen screen = new Screen();
    private Instant now = Instant.EPOCH;

    @Test
    void elsewhereThanOnATerminalEachResultIsALine() {
        Progress progress = Progress.on(screen.plain(), 4);
        progress.say("Building image [python]\u001b[2J");
        show(progress, CODEX.conforming("python/fork-pool", "python-3.14"));
        show(progress, CODEX.deviating("ipc/unix-socket-bind", null, SampleResults.DEVIATES));
        show(progress, CODEX.deviating("ipc/unix-socket-bind", null, Expectation.CONFORMS));
        show(progress, CODEX.better("ipc/unix-socketpair"));
        progress.end();
        progress.say("too late");

        assertThat(screen.err()).isEqualTo("""
                        Building image [python]\\x1b[2J
                        [1/4] python/fork-pool[python-3.14] in codex@1.0 workspace-write: CONFORMS (1.2 s)
                        [2/4] ipc/unix-socket-bind in codex@1.0 workspace-write: DEVIATES unix-socket-bind-denied, as expected (1.2 s)
                        [3/4] ipc/unix-socket-bind in codex@1.0 workspace-write: DEVIATES unix-socket-bind-denied, NOT AS EXPECTED (1.2 s)
                        [4/4] ipc/unix-socketpair in codex@1.0 workspace-write: CONFORMS, better than expected (1.2 s)
                        """);
        assertThat(screen.out()).isEmpty();
    }

    @Test
    void onATerminalOneLineIsRedrawnAndWhatIsNotAsExpectedStays() {
        Progress progress = new LiveProgress(screen.terminal(), 2, () -> now);
        show(progress, CODEX.conforming("a/one", null));
        now = now.plusSeconds(65);
        show(progress, CODEX.deviating("a/two", null, Expectation.CONFORMS));
        progress.end();

        assertThat(screen.err().split("\r\u001b\\[K", -1))
                .containsExactly(
                        "",
                        "\u001b[?7l[0/2] 0:00 a/one in codex@1.0 workspace-write\u001b[?7h",
                        "\u001b[?7l[1/2] 0:00 \u001b[?7h",
                        "\u001b[?7l[1/2] 1:05 a/two in codex@1.0 workspace-write\u001b[?7h",
                        "\u001b[1;31ma/two in codex@1.0 workspace-write: DEVIATES unix-socket-bind-denied, NOT AS EXPECTED (1.2 s)\u001b[0m\n",
                        "\u001b[?7l[2/2] 1:05 \u001b[1;31m1 not as expected\u001b[0m \u001b[?7h",
                        "");
    }

    @Test
    void onATerminalTheExperimentThatStillRunsIsShown() {
        Progress progress = new LiveProgress(screen.terminal(), 2, () -> now);
        ScenarioResult slow = CODEX.conforming("a/slow", null);
        progress.started(slow.subject(), slow.setting());
        show(progress, CODEX.conforming("a/quick", null));
        progress.end();

        assertThat(screen.err()).endsWith("[1/2] 0:00 a/slow in codex@1.0 workspace-write\u001b[?7h\r\u001b[K");
    }

    @Test
    void whatASandboxMayDoToTheMachineStays() {
        for (boolean terminal : new boolean[] {true, false}) {
            Screen shown = new Screen();
            Progress progress = Progress.on(terminal ? shown.terminal() : shown.plain(), 1);
            progress.warned("mine@1 asks for user root\u001b[2J");
            progress.say("Building");
            progress.end();

            assertThat(shown.err()).contains("mine@1 asks for user root\\x1b[2J\n");
        }
    }

    private static void show(Progress progress, ScenarioResult result) {
        progress.started(result.subject(), result.setting());
        progress.finished(result);
    }
}
