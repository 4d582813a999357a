package io.sandcheck.report;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A report could not be written or read. The message names the file, what is wrong with it, and the remedy.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class ReportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ReportException(String message) {
        super(message);
    }

    public ReportException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
