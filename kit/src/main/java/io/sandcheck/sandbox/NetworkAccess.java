package io.sandcheck.sandbox;

import java.util.Locale;
import org.apiguardian.api.API;

/**
 * The network half of a {@link SandboxPolicy}.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum NetworkAccess {
    /** Nothing may be sent to, or received from, another process over IP. */
    OFF,
    /** Only the names on a list can be reached. */
    ALLOWLIST,
    /** The network of the host. */
    ON;

    /** Return the name that reports use: {@code off}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
