package io.sandcheck.conformance.guard;

import io.sandcheck.host.Peer;
import io.sandcheck.json.Json;
import io.sandcheck.jupiter.Guard;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.Surroundings;
import io.sandcheck.verdict.Level;
import java.util.Map;
import java.util.UUID;
import org.apiguardian.api.API;

/**
 * Processes of the same user outside of the sandbox.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class ProcessGuards {

    /** SIGUSR1 in the masks of proc_pid_status(5). */
    private static final long SIGUSR1 = 1L << (10 - 1);

    @Guard(id = "guard/signal-outside-process")
    void signalsAProcessOutside(SandboxSession sandbox, Surroundings around) {
        String pid = pid(around.start("hold_signals.py"));
        sandbox.attempt("send_signal.py", pid);
        boolean pending = around.read("/proc/" + pid + "/status")
                .lines()
                .filter(line -> line.startsWith("ShdPnd:"))
                .anyMatch(line -> (Long.parseUnsignedLong(
                                        line.substring("ShdPnd:".length()).strip(), 16)
                                & SIGUSR1)
                        != 0);
        around.effect(pending, "a process outside received SIGUSR1");
    }

    @Guard(id = "guard/read-outside-environ", level = Level.SHOULD)
    void readsTheEnvironmentOfAProcessOutside(SandboxSession sandbox, Surroundings around) {
        String secret = "sandcheck-" + UUID.randomUUID();
        String pid = pid(around.start(Map.of("SANDCHECK_TOKEN", secret), "hold_signals.py"));
        CommandResult result = sandbox.attempt("read_environ.py", pid);
        boolean read = (result.stdout().text() + result.stderr().text()).contains(secret);
        around.effect(read, "the value of a variable of a process outside came out of the sandbox");
    }

    private static String pid(Peer peer) {
        return String.valueOf(
                Json.readObject(peer.firstLine(), "first line of the peer").get("pid"));
    }
}
