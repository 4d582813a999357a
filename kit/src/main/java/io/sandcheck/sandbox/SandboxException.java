package io.sandcheck.sandbox;

import org.apiguardian.api.API;

/**
 * There is no such sandbox, or not at that version; the message names what is known and what is near.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SandboxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SandboxException(String message) {
        super(message);
    }
}
