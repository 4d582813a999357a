package io.sandcheck.report.compare;

import org.apiguardian.api.API;

/**
 * The kind of a change.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum ChangeKind {
    /** Its verdict is worse: a regression. */
    WORSE("worse"),
    /** Its verdict is the same, but for another reason: another diagnosis, errno or message. */
    OTHER_REASON("same verdict for another reason"),
    /** Its verdict is better. */
    BETTER("better"),
    /** It did not exist, or said nothing about the sandbox, and now it does. */
    NEW("new"),
    /** It no longer exists, or no longer says anything about the sandbox. */
    GONE("gone");

    private final String words;

    ChangeKind(String words) {
        this.words = words;
    }

    /** Return the heading of such changes. */
    public String words() {
        return words;
    }
}
