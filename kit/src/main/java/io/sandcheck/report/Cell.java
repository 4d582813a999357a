package io.sandcheck.report;

import io.sandcheck.verdict.Verdict;
import org.apiguardian.api.API;

/**
 * A result in a table: a short word for the verdict, with a mark if it is not as expected.
 *
 * @param mark {@code !} if it is not as expected, {@code +} if it is better, otherwise empty
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Cell(Verdict verdict, String mark) {

    /** Return the cell of a result. */
    public static Cell of(RecordedResult result) {
        String mark = result.asExpected() ? "" : result.betterThanExpected() ? "+" : "!";
        return new Cell(result.verdict(), mark);
    }

    /** Tell whether there is nothing to report: it conforms or does not apply, as expected. */
    public boolean sound() {
        return mark.isEmpty() && (verdict == Verdict.CONFORMS || verdict == Verdict.NOT_APPLICABLE);
    }

    /** Return the text in the table: {@code dev!}. */
    public String text() {
        return word(verdict) + mark;
    }

    /** Return the short word for a verdict. */
    public static String word(Verdict verdict) {
        return switch (verdict) {
            case CONFORMS -> "ok";
            case DEVIATES -> "dev";
            case ESCAPE -> "ESC";
            case UNAVAILABLE -> "una";
            case INCONCLUSIVE -> "inc";
            case UNSTABLE -> "uns";
            case NOT_APPLICABLE -> "n/a";
            case ERROR -> "ERR";
        };
    }

    /** Return the meaning of the short word. */
    public static String meaning(Verdict verdict) {
        return switch (verdict) {
            case CONFORMS -> "conforms";
            case DEVIATES -> "deviates";
            case ESCAPE -> "escapes";
            case UNAVAILABLE -> "sandbox does not start";
            case INCONCLUSIVE -> "inconclusive, fails outside too";
            case UNSTABLE -> "unstable, repeated with different verdicts";
            case NOT_APPLICABLE -> "not applicable";
            case ERROR -> "the kit broke";
        };
    }
}
