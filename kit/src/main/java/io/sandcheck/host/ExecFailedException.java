package io.sandcheck.host;

import org.apiguardian.api.API;

/**
 * The program of a command could not be executed: it does not exist, or may not be executed.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ExecFailedException extends HostException {

    private static final long serialVersionUID = 1L;

    private final String errno;

    public ExecFailedException(String message, String errno) {
        super(message);
        this.errno = errno;
    }

    /** Return the name of the errno with which execve(2) failed, such as {@code ENOENT}. */
    public String errno() {
        return errno;
    }
}
