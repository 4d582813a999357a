package io.sandcheck.experiment;

import org.apiguardian.api.API;

/**
 * What a workload takes for granted is not so here; the message says what.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class AssumptionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AssumptionException(String message) {
        super(message);
    }
}
