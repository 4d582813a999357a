package io.sandcheck.experiment;

import org.apiguardian.api.API;

/**
 * An assumption of a workload does not hold here. The message says which.
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
