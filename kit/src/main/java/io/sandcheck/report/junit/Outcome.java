package io.sandcheck.report.junit;

import io.sandcheck.report.RecordedResult;
import io.sandcheck.verdict.Verdict;

/** How JUnit XML sees a result. */
enum Outcome {
    PASSED,
    FAILED,
    SKIPPED,
    ERROR;

    static Outcome of(RecordedResult result, boolean strict) {
        if (result.verdict() == Verdict.NOT_APPLICABLE) {
            return SKIPPED;
        }
        if (result.verdict() == Verdict.ERROR) {
            return ERROR;
        }
        return result.asExpected() || (result.betterThanExpected() && !strict) ? PASSED : FAILED;
    }
}
