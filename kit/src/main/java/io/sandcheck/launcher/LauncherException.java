package io.sandcheck.launcher;

import org.apiguardian.api.API;

/**
 * Scenarios could not be found or run. The message says what is wrong with the class path or the choice, and what to
 * do.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class LauncherException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LauncherException(String message) {
        super(message);
    }

    LauncherException(String message, Throwable cause) {
        super(message, cause);
    }
}
