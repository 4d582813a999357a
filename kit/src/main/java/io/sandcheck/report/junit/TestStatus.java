package io.sandcheck.report.junit;

import io.sandcheck.report.RecordedResult;
import io.sandcheck.verdict.Verdict;

/** The status of a test case in JUnit XML. */
enum TestStatus {
    PASSED,
    FAILED,
    SKIPPED,
    ERROR;

    static TestStatus of(RecordedResult result, boolean strict) {
        if (result.verdict() == Verdict.NOT_APPLICABLE) {
            return SKIPPED;
        }
        if (result.verdict() == Verdict.ERROR) {
            return ERROR;
        }
        return result.asExpected() || (result.betterThanExpected() && !strict) ? PASSED : FAILED;
    }
}
