package io.sandcheck.expectation;

import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.Verdict;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Results that nobody should expect by accident: each kind is only written into expectations if it is accepted by name.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Acceptance {
    /** A forbidden act succeeded. */
    ESCAPES("escapes"),
    /** The sandbox did not start. */
    UNAVAILABLE("unavailable"),
    /** It fails outside too. */
    INCONCLUSIVE("inconclusive"),
    /** This machine was too slow; the next one may be faster. */
    TOO_SLOW("too-slow"),
    /** The verdicts differed when it was repeated. */
    UNSTABLE("unstable");

    private final String id;

    Acceptance(String id) {
        this.id = id;
    }

    /** Return the option that accepts it: {@code --accept-escapes}. */
    public String option() {
        return "--accept-" + id;
    }

    /** Find what must be accepted before a result can be expected; empty if nothing must. */
    static Optional<Acceptance> neededFor(SeenResult result) {
        return switch (result.verdict()) {
            case ESCAPE -> Optional.of(ESCAPES);
            case UNAVAILABLE -> Optional.of(UNAVAILABLE);
            case INCONCLUSIVE -> Optional.of(tooSlow(result) ? TOO_SLOW : INCONCLUSIVE);
            case UNSTABLE -> Optional.of(UNSTABLE);
            case CONFORMS, DEVIATES, NOT_APPLICABLE, ERROR -> Optional.empty();
        };
    }

    private static boolean tooSlow(SeenResult result) {
        return result.verdict() == Verdict.INCONCLUSIVE && result.reason().startsWith(Judgement.TOO_SLOW);
    }
}
