package io.sandcheck.report;

import io.sandcheck.verdict.Verdict;

/** How bad a verdict is, to choose between two of the same experiment. */
final class Severity {

    private Severity() {}

    /** Return a number that is the higher the worse it is; what was judged outweighs what could not be. */
    static int of(Verdict verdict) {
        return switch (verdict) {
            case NOT_APPLICABLE -> 0;
            case CONFORMS -> 1;
            case INCONCLUSIVE -> 2;
            case UNAVAILABLE -> 3;
            case ERROR -> 4;
            case DEVIATES -> 5;
            case UNSTABLE -> 6;
            case ESCAPE -> 7;
        };
    }
}
