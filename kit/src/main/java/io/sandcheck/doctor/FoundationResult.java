package io.sandcheck.doctor;

import io.sandcheck.diagnosis.Diagnosis;
import io.sandcheck.probe.ProbeResult;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.sandbox.Foundation;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The result of trying a foundation on a host.
 *
 * @param blockedBy what it builds on and is itself denied, so that this one was; null if there is no such thing
 * @param diagnosis the named cause, of {@code blockedBy} where there is one; null if nothing is denied
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FoundationResult(
        Foundation foundation,
        ProbeResult probe,
        @Nullable Capability blockedBy,
        @Nullable Diagnosis diagnosis) {

    public Capability capability() {
        return foundation.capability();
    }
}
