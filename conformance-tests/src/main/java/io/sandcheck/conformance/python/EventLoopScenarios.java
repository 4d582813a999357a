package io.sandcheck.conformance.python;

import static io.sandcheck.assertj.SandcheckAssertions.assertThat;

import io.sandcheck.jupiter.ReportedIn;
import io.sandcheck.jupiter.RequiresUnixSocketpair;
import io.sandcheck.jupiter.Scenario;
import io.sandcheck.session.SandboxSession;
import org.apiguardian.api.API;

/**
 * The event loop of asyncio.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class EventLoopScenarios {

    /** If the send that wakes the loop fails, this may be ignored, and then the loop never wakes up. */
    @Scenario(id = "python/event-loop-wake-up", timeLimitSeconds = 10)
    @ReportedIn({"openai/codex#24933", "openai/codex#33793"})
    @RequiresUnixSocketpair
    void threadWakesTheEventLoop(SandboxSession sandbox) {
        assertThat(sandbox.python("wake_event_loop.py")).succeeds().printsLine("{\"woken\": true}");
    }
}
