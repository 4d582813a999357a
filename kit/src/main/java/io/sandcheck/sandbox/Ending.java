package io.sandcheck.sandbox;

import java.time.Duration;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * Why a command ended or was killed, and whether the machine let it run.
 *
 * @param kind the way in which it ended
 * @param still how long no thread of it had run and nothing had been written when it was killed; zero if it ended by
 *     itself
 * @param keptWaiting about how long it was ready to run, but got no processor
 * @param paused how long the host was stopped meanwhile
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Ending(Kind kind, Duration still, Duration keptWaiting, Duration paused) {

    /** A command that ended by itself, on a machine that was never stopped. */
    public static final Ending ORDINARY = of(Kind.ENDED);

    /** The way in which a command ended. */
    public enum Kind {

        /** It ended by itself. */
        ENDED,

        /** It waited, and nothing was left that could have ended the wait. */
        HANG,

        /** It ran, or waited for something that ends by itself, for longer than its limit. */
        STILL_RUNNING,

        /** It got so little processor time that nothing follows from its timeout. */
        STARVED,

        /** It was killed at its time limit, and its threads could not be seen. */
        UNKNOWN;

        /** Return its name in results: {@code still-running}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Make one if nothing else is known. */
    public static Ending of(Kind kind) {
        return new Ending(kind, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }

    /** Tell whether the machine, not the command, may have caused a failure. */
    public boolean blamesMachine() {
        return kind == Kind.STARVED || kind == Kind.UNKNOWN || !paused.isZero();
    }

    /** Describe what was wrong with the machine: {@code it was stopped for 25.0 s}. */
    public String ofMachine() {
        if (!paused.isZero()) {
            return "it was stopped for " + seconds(paused);
        }
        return kind == Kind.STARVED
                ? "the command waited for a processor for " + seconds(keptWaiting)
                : "it could not be seen what the command did when its time was up";
    }

    String beforeKill() {
        return switch (kind) {
            case HANG -> "hung";
            case STARVED -> "too slow here";
            case ENDED, STILL_RUNNING, UNKNOWN -> "did not end";
        };
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
