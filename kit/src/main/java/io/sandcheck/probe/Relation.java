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
    /** Neither can be said: some of it is more and some less, it cannot be ordered, or it is not known. */
    DIFFERENT;

    /** Return what holds of two things together of which this holds of one, and {@code other} of the other. */
    Relation and(Relation other) {
        if (this == EQUAL || this == other) {
            return other;
        }
        return other == EQUAL ? this : DIFFERENT;
    }
}
