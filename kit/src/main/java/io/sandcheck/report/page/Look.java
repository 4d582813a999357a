package io.sandcheck.report.page;

import io.sandcheck.report.Cell;
import io.sandcheck.verdict.Verdict;
import java.util.Locale;

/** The look of a verdict, which never depends only on color. */
final class Look {

    private Look() {}

    static String symbol(Verdict verdict) {
        return switch (verdict) {
            case CONFORMS -> "✓";
            case DEVIATES -> "✗";
            case ESCAPE -> "⚠";
            case UNAVAILABLE -> "∅";
            case INCONCLUSIVE -> "?";
            case UNSTABLE -> "≈";
            case NOT_APPLICABLE -> "–";
            case ERROR -> "‼";
        };
    }

    /** Return the CSS class of a verdict. */
    static String name(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Return the CSS classes of a result. */
    static String names(Cell cell) {
        return switch (cell.mark()) {
            case "!" -> name(cell.verdict()) + " unexpected";
            case "+" -> name(cell.verdict()) + " better";
            default -> name(cell.verdict());
        };
    }

    /** Describe whether it is as expected. */
    static String comparison(Cell cell) {
        return switch (cell.mark()) {
            case "!" -> "not as expected";
            case "+" -> "better than expected";
            default -> "as expected";
        };
    }
}
