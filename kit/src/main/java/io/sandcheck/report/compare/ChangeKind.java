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
    /** Its verdict is the same, for another reason: another diagnosis, another errno, another message. */
    OTHER_REASON("same verdict for another reason"),
    /** It is better. */
    BETTER("better"),
    /** It was not there, or nothing could be said of the sandbox; now something is. */
    NEW("new"),
    /** It is there no more, or nothing can be said of the sandbox any more. */
    GONE("gone");

    private final String words;

    ChangeKind(String words) {
        this.words = words;
    }

    /** Return the heading that such changes stand under. */
    public String words() {
        return words;
    }
}
