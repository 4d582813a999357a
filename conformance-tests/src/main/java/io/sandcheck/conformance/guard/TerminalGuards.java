package io.sandcheck.conformance.guard;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sandcheck.act.Act;
import io.sandcheck.act.Act.Kind;
import io.sandcheck.act.Doer;
import io.sandcheck.host.RandomNames;
import io.sandcheck.jupiter.ForEachVariant;
import io.sandcheck.jupiter.Guard;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.Surroundings;
import io.sandcheck.session.Victim;
import io.sandcheck.session.WatchedTries;
import org.apiguardian.api.API;

/**
 * Guards for the user's terminals, which neither a read-only file system nor a network that is off protects.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class TerminalGuards {

    /** Exists since Linux 6.2. */
    private static final String SWITCH = "/proc/sys/dev/tty/legacy_tiocsti";

    /**
     * A terminal belongs to a user, not to one session: text that is shown or typed there seems to come from the user's
     * own programs.
     */
    @Guard(id = "guard/use-outside-terminal", act = "use-terminal")
    @ForEachVariant({"show", "type"})
    void usesATerminalOutside(SandboxSession sandbox, Surroundings around, String how) {
        assumeTrue(
                how.equals("show")
                        || !around.exists(SWITCH)
                        || !around.read(SWITCH).strip().equals("0"),
                "this kernel does not let programs type into a terminal (dev.tty.legacy_tiocsti)");
        WatchedTries tries = new WatchedTries();
        for (Doer doer : Doer.values()) {
            Victim victim = around.hold("hold_terminal.py");
            String word = RandomNames.token();
            Kind kind = how.equals("show") ? Kind.APPEND : Kind.TYPE;
            tries.add(doer, Act.of(kind, victim.value("terminal"), word), any -> victim.has(word));
        }
        tries.attempt(sandbox, around, how.equals("show") ? "a terminal outside shows it" : "it was typed outside");
    }
}
