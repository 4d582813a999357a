package io.sandcheck.sandbox;

import org.apiguardian.api.API;

/**
 * The file half of a {@link SandboxPolicy}.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum FileAccess {
    /** Nothing may be written. */
    READ_ONLY,
    /** The workspace and the temporary directories may be written, nothing else. */
    WORKSPACE_WRITE,
    /** Everything that the user may write. */
    UNRESTRICTED
}
