package io.sandcheck.doctor;

import java.util.List;
import org.apiguardian.api.API;

/**
 * Whether a sandbox would start under a policy.
 *
 * @param missing foundations that are denied, and programs that are not installed
 * @param doubtful foundations about which nothing is known
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Outlook(List<String> missing, List<String> doubtful) {

    /** The answer in one word. */
    public enum Answer {
        YES,
        NO,
        UNKNOWN
    }

    public Outlook {
        missing = List.copyOf(missing);
        doubtful = List.copyOf(doubtful);
    }

    /** Return whether it would start. */
    public Answer starts() {
        if (!missing.isEmpty()) {
            return Answer.NO;
        }
        return doubtful.isEmpty() ? Answer.YES : Answer.UNKNOWN;
    }
}
