package io.sandcheck.report.compare;

import io.sandcheck.report.ResultKey;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A result that changed.
 *
 * @param key of the result in the later run; in the earlier run if it is gone
 * @param was null if it did not exist
 * @param is null if it no longer exists
 * @param allowed whether it is accepted
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Change(
        ChangeKind kind,
        ResultKey key,
        @Nullable ComparedResult was,
        @Nullable ComparedResult is,
        boolean allowed) {

    /** Tell whether it is a regression that is not accepted. */
    public boolean isRegression() {
        return (kind == ChangeKind.WORSE || kind == ChangeKind.GONE) && !allowed;
    }

    /** Tell whether it is about what must be denied. */
    public boolean aboutSecurity() {
        return (was != null && was.aboutSecurity()) || (is != null && is.aboutSecurity());
    }

    /** Return the sandbox with its version, or with both if they differ: {@code codex@0.124.0 to 0.169.0}. */
    public String sandbox() {
        String before = was == null ? key.version() : was.version();
        String name = key.sandbox() + "@" + before;
        return is == null || is.version().equals(before) ? name : name + " to " + is.version();
    }
}
