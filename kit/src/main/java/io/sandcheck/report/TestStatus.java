package io.sandcheck.report;

import io.sandcheck.verdict.Verdict;
import org.apiguardian.api.API;

/**
 * The status of a result for programs that show test results.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum TestStatus {
    /** It is as expected, even if it deviates. */
    PASSED,
    /** It is not as expected. */
    FAILED,
    /** It does not apply. */
    SKIPPED,
    /** The kit broke. */
    ERROR;

    /**
     * Return the status of a result.
     *
     * @param strict whether a result that is better than expected fails too
     */
    public static TestStatus of(RecordedResult result, boolean strict) {
        if (result.verdict() == Verdict.NOT_APPLICABLE) {
            return SKIPPED;
        }
        if (result.verdict() == Verdict.ERROR) {
            return ERROR;
        }
        return result.asExpected() || (result.betterThanExpected() && !strict) ? PASSED : FAILED;
    }
}
