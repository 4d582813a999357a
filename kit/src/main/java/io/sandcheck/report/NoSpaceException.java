package io.sandcheck.report;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * There is no space for a report: nobody asked for anything wrong.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class NoSpaceException extends ReportException {

    private static final long serialVersionUID = 1L;

    public NoSpaceException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
