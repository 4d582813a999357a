package io.sandcheck.conformance.guard;

import io.sandcheck.host.Peer;
import io.sandcheck.host.RandomNames;
import io.sandcheck.json.Json;
import io.sandcheck.jupiter.Guard;
import io.sandcheck.session.ForbiddenActs;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.Surroundings;
import io.sandcheck.session.WatchedTries;
import io.sandcheck.verdict.Level;
import java.util.Locale;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Processes of the same user outside of the sandbox.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class ProcessGuards {

    /** Each try sends a signal of its own, by which it is told from the others; see signal(7). */
    @Guard(id = "guard/signal-outside-process", act = "send-signal")
    void signalsAProcessOutside(SandboxSession sandbox, Surroundings around) {
        ForbiddenActs.signal(sandbox, around);
    }

    @Guard(id = "guard/read-outside-environ", act = "read-environ", level = Level.SHOULD)
    void readsTheEnvironmentOfAProcessOutside(SandboxSession sandbox, Surroundings around) {
        String secret = RandomNames.token();
        String pid = pid(around.start(Map.of(RandomNames.name().toUpperCase(Locale.ROOT), secret), "hold_signals.py"));
        new WatchedTries()
                .addReading("/proc/" + pid + "/environ", secret)
                .attempt(sandbox, around, "the value of a variable of a process outside came out of the sandbox");
    }

    private static String pid(Peer peer) {
        return String.valueOf(
                Json.readObject(peer.firstLine(), "first line of the peer").get("pid"));
    }
}
