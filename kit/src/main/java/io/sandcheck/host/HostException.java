package io.sandcheck.host;

import org.apiguardian.api.API;

/**
 * The host, or the kit's own runner on it, could not do what was requested. It is never the fault of the sandbox under
 * test.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class HostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public HostException(String message) {
        super(message);
    }

    public HostException(String message, Throwable cause) {
        super(message, cause);
    }
}
