package io.sandcheck.cli.terminal;

import org.apiguardian.api.API;

/** A name that was asked for does not exist; the message lists those that do. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
