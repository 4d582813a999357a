package io.sandcheck.cli;

import io.sandcheck.report.RecordedResult;
import io.sandcheck.verdict.Verdict;

/**
 * A result in a table: a short word for the verdict, and a mark where it is not as expected.
 *
 * @param mark {@code !} where it is not as expected, {@code +} where it is better, else empty
 */
record Cell(Verdict verdict, String mark) {

    static Cell of(RecordedResult result) {
        String mark = result.asExpected() ? "" : result.betterThanExpected() ? "+" : "!";
        return new Cell(result.verdict(), mark);
    }

    String text() {
        return word(verdict) + mark;
    }

    static String word(Verdict verdict) {
        return switch (verdict) {
            case CONFORMS -> "ok";
            case DEVIATES -> "dev";
            case ESCAPE -> "ESC";
            case UNAVAILABLE -> "una";
            case INCONCLUSIVE -> "inc";
            case NOT_APPLICABLE -> "n/a";
            case ERROR -> "ERR";
        };
    }

    static String meaning(Verdict verdict) {
        return switch (verdict) {
            case CONFORMS -> "conforms";
            case DEVIATES -> "deviates";
            case ESCAPE -> "escapes";
            case UNAVAILABLE -> "sandbox does not start";
            case INCONCLUSIVE -> "inconclusive, fails outside too";
            case NOT_APPLICABLE -> "not applicable";
            case ERROR -> "the kit broke";
        };
    }

    Style style() {
        if (mark.equals("!")) {
            return Style.BAD;
        }
        return switch (verdict) {
            case CONFORMS -> Style.GOOD;
            case NOT_APPLICABLE -> Style.FAINT;
            default -> Style.DOUBTFUL;
        };
    }
}
