package io.sandcheck.verdict;

import org.apiguardian.api.API;

/**
 * How strongly a scenario is required, in the sense of RFC 2119.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Level {
    MUST,
    SHOULD,
    MAY
}
