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
 * @param blockedBy a denied foundation that it builds on and that is the reason; null if there is none
 * @param diagnosis the named cause, or that of {@code blockedBy} if there is one; null if nothing is denied
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
