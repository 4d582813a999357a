package io.sandcheck.report;

import io.sandcheck.verdict.Verdict;

/** The order of verdicts from best to worst, to choose between two results of the same experiment. */
final class Severity {

    private Severity() {}

    /**
     * Return a number that is higher for a worse verdict. A judged result is higher than one that could not be judged.
     */
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
