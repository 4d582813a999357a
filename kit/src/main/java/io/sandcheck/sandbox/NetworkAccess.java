package io.sandcheck.sandbox;

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
    /** The network of the host. */
    ON
}
