package io.sandcheck.cli.terminal;

import org.apiguardian.api.API;

/** The user named something that does not exist. The message lists what exists. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
