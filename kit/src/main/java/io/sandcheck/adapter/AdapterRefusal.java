package io.sandcheck.adapter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A session adapter answers with an error, as the protocol lets it. The message is the adapter's own.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class AdapterRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why it cannot do what was asked. */
    public enum Code {
        /** It speaks another version of the protocol. */
        PROTOCOL,
        /** It does not know the request, or a part of it is missing. */
        BAD_REQUEST,
        /** There is no such session, or no more. */
        UNKNOWN_SESSION,
        /** The sandbox, at this version, has no such thing. */
        NOT_OFFERED,
        /** The sandbox, at this version, has no such policy. */
        POLICY_NOT_OFFERED,
        /** The agent does not run this command: nobody approves it. Known since protocol 2. */
        DENIED,
        /** The sandbox would not start. */
        UNAVAILABLE,
        /** Whatever else went wrong. */
        FAILED;

        /** Return the name that the protocol uses: {@code not-offered}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Code> find(String id) {
            return Arrays.stream(values()).filter(code -> code.id().equals(id)).findFirst();
        }

        static List<String> ids() {
            return Arrays.stream(values()).map(Code::id).toList();
        }
    }

    private final Code code;

    AdapterRefusal(Code code, String message) {
        super(message);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
