package io.sandcheck.conformance.startup;

import static io.sandcheck.assertj.SandcheckAssertions.assertThat;

import io.sandcheck.guidance.FailedStart;
import io.sandcheck.jupiter.ReportedIn;
import io.sandcheck.jupiter.StartUp;
import io.sandcheck.verdict.Level;

/**
 * The second report. If a host forbids what the sandbox needs, every command fails with a message such as {@code bwrap:
 * loopback: Failed RTM_NEWADDR: Operation not permitted}, and users take it for a fault of the agent.
 */
@ReportedIn("openai/codex#19285")
class StartUpScenarios {

    @StartUp(id = "startup/says-sandbox-unavailable")
    void saysThatItIsTheSandboxThatFailed(FailedStart start) {
        assertThat(start).saysThatTheSandboxFailed();
    }

    @StartUp(id = "startup/names-cause")
    void namesWhyItCannotStart(FailedStart start) {
        assertThat(start).namesTheCause();
    }

    @StartUp(id = "startup/names-check")
    void namesHowToSeeThatThisIsWhy(FailedStart start) {
        assertThat(start).namesACheck();
    }

    @StartUp(id = "startup/names-remedy")
    void namesWhatToDoAboutIt(FailedStart start) {
        assertThat(start).namesARemedy();
    }

    @StartUp(id = "startup/exit-code-distinct")
    void endsAsNoCommandDoes(FailedStart start) {
        assertThat(start).endsAsNoCommandDoes();
    }

    @StartUp(id = "startup/fails-closed", security = true, level = Level.MUST)
    void doesNotRunTheCommandUnconfined(FailedStart start) {
        assertThat(start).failsClosed();
    }

    @StartUp(id = "startup/no-residue")
    void leavesNothingBehind(FailedStart start) {
        assertThat(start).leavesNothingBehind();
    }
}
