package io.sandcheck.probe;

import org.apiguardian.api.API;

/**
 * How what one process may do compares with what another may do.
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
    /** Neither: it may do more of one thing and less of another, or the two cannot be ordered. */
    DIFFERENT,
    /** Nothing can be said, because it is not known what one of them may do. */
    UNKNOWN;

    /** Combine this relation of one line with the relation of another line. */
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
