package io.sandcheck.verdict;

import org.apiguardian.api.API;

/**
 * The comparison of a result with the expectation.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Comparison {
    AS_EXPECTED,
    /** It conforms, although it was not expected to: the expectation can be removed. */
    BETTER,
    /** It does not conform, and its verdict or its diagnosis is not the expected one. */
    UNEXPECTED
}
