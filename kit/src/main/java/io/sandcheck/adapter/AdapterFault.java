package io.sandcheck.adapter;

import java.util.Locale;
import org.apiguardian.api.API;

/**
 * A session adapter does not keep to the protocol. The message says in one sentence which adapter, at which request, and
 * what came instead of the answer. Nothing more can be asked of it.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class AdapterFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with it. */
    public enum Kind {
        ENDED,
        SILENT,
        LINE_TOO_LONG,
        GARBAGE,
        ANSWERED_AGAIN,
        ANSWERED_ANOTHER,
        WRONG_VERSION,
        MALFORMED;

        /** Return the name that rules and reports use: {@code line-too-long}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Kind kind;

    AdapterFault(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
