package io.sandcheck.experiment;

import io.sandcheck.probe.ProbeResult;
import io.sandcheck.sandbox.CommandResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the probes saw in a sandbox.
 *
 * @param failedStart the start that failed, so that no probe ran; null if they ran
 */
record InsideProbes(List<ProbeResult> results, @Nullable CommandResult failedStart) {

    InsideProbes {
        results = List.copyOf(results);
    }
}
