package io.sandcheck.host;

import org.apiguardian.api.API;

/**
 * A program in a conversation did not answer correctly: it ended, stayed silent, or wrote a line that is too long. The
 * message says which, and quotes its standard error: {@code it ended (exit 1); stderr: no such file}.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ConversationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The kind of fault. */
    public enum Fault {
        ENDED,
        SILENT,
        LINE_TOO_LONG
    }

    private final Fault fault;

    public ConversationException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
