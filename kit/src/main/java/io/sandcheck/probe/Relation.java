package io.sandcheck.probe;

import org.apiguardian.api.API;

/**
 * How what one process may do stands to what another may do.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Relation {
    EQUAL,
    /** It may do less. */
    NARROWER,
    /** It may do more. */
    WIDER,
    /** Neither can be said: some of it is more and some less, or it cannot be ordered. */
    DIFFERENT,
    /** Nothing can be said: what one of them may do is not known. */
    UNKNOWN;

    /** Return what holds of two things together of which this holds of one, and {@code other} of the other. */
    Relation and(Relation other) {
        if (this == EQUAL || this == other) {
            return other;
        }
        if (other == EQUAL || other == UNKNOWN) {
            return this;
        }
        return this == UNKNOWN ? other : DIFFERENT;
    }
}
