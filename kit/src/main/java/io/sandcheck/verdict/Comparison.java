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
    /** It conforms though it was not expected to: the expectation can go. */
    BETTER,
    /** It does not conform, and neither verdict nor diagnosis may differ from what is expected. */
    UNEXPECTED
}
