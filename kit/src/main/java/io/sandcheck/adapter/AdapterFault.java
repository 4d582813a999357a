package io.sandcheck.adapter;

import io.sandcheck.sandbox.CommandResult;
import java.util.Locale;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A session adapter breaks the protocol. The message names in one sentence the adapter, the request, and what came
 * instead of the answer. After this, the adapter is not used any more.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class AdapterFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The kind of fault. */
    public enum Kind {
        ENDED,
        SILENT,
        LINE_TOO_LONG,
        GARBAGE,
        ANSWERED_AGAIN,
        ANSWERED_ANOTHER,
        WRONG_VERSION,
        MALFORMED,
        /** It gave existing sessions new names, and called them children. */
        NOT_CHILDREN;

        /** Return the name that rules and reports use: {@code line-too-long}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Kind kind;
    private final @Nullable CommandResult ending;

    AdapterFault(Kind kind, String message) {
        this(kind, message, null);
    }

    private AdapterFault(Kind kind, String message, @Nullable CommandResult ending) {
        super(message);
        this.kind = kind;
        this.ending = ending;
    }

    /** Return this fault, with how the adapter ended, if it had not answered before. */
    AdapterFault endedAs(CommandResult result) {
        return new AdapterFault(kind, String.valueOf(getMessage()), result);
    }

    /** Return how it ended, if it ended before its first answer; otherwise empty. */
    public Optional<CommandResult> ending() {
        return Optional.ofNullable(ending);
    }

    public Kind kind() {
        return kind;
    }
}
