package io.sandcheck.conformance.guard;

import io.sandcheck.jupiter.Guard;
import io.sandcheck.session.ForbiddenActs;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.Surroundings;
import io.sandcheck.verdict.Level;
import org.apiguardian.api.API;

/**
 * Guards for the user's processes outside of the sandbox.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class ProcessGuards {

    /** Each try sends a different signal, so that the tries can be told apart; see signal(7). */
    @Guard(id = "guard/signal-outside-process", act = "send-signal")
    void signalsAProcessOutside(SandboxSession sandbox, Surroundings around) {
        ForbiddenActs.signal(sandbox, around);
    }

    @Guard(id = "guard/read-outside-environ", act = "read-environ", level = Level.SHOULD)
    void readsTheEnvironmentOfAProcessOutside(SandboxSession sandbox, Surroundings around) {
        ForbiddenActs.readEnvironment(sandbox, around);
    }
}
