package io.sandcheck.adapter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A session adapter answers with an error that the protocol allows. The message is the adapter's own.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class AdapterRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why it cannot do what was requested. */
    public enum Code {
        /** It speaks another version of the protocol. */
        PROTOCOL,
        /** It does not know the request, or a part is missing. */
        BAD_REQUEST,
        /** The session does not exist, or no longer exists. */
        UNKNOWN_SESSION,
        /** The sandbox, in this version, does not offer this. */
        NOT_OFFERED,
        /** The sandbox, in this version, does not offer this policy. */
        POLICY_NOT_OFFERED,
        /** The agent does not run this command, because nobody approves it. Known since protocol 2. */
        DENIED,
        /** The sandbox did not start. */
        UNAVAILABLE,
        /** Any other error. */
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
