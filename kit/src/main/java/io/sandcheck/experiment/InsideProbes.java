package io.sandcheck.experiment;

import io.sandcheck.probe.ProbeResult;
import io.sandcheck.probe.ProbeResult.Outcome;
import io.sandcheck.sandbox.CommandResult;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the probes saw in a sandbox.
 *
 * @param favoured how probes that the sandbox can recognise were treated otherwise, in words; empty if they were not
 * @param failedStart the start that failed, so that no probe ran; null if they ran
 */
record InsideProbes(
        List<ProbeResult> results,
        String favoured,
        @Nullable CommandResult failedStart) {

    InsideProbes {
        results = List.copyOf(results);
    }

    /**
     * Compare what probes saw that the sandbox cannot recognise with what some of them saw where it can.
     *
     * @param recognised results about some of the capabilities
     */
    static InsideProbes of(
            List<ProbeResult> results, List<ProbeResult> recognised, @Nullable CommandResult failedStart) {
        String differences = recognised.stream()
                .flatMap(other -> results.stream()
                        .filter(one -> one.capability().equals(other.capability()) && differ(one, other))
                        .map(one -> "%s is %s, and to a program by the name of a probe %s"
                                .formatted(one.capability(), one.summary(), other.summary())))
                .collect(Collectors.joining(", "));
        String favoured = differences.isEmpty()
                ? ""
                : "the sandbox treats the kit's probes differently from other programs: " + differences;
        return new InsideProbes(results, favoured, failedStart);
    }

    /** What is not known differs from nothing. */
    private static boolean differ(ProbeResult one, ProbeResult other) {
        return one.outcome() != other.outcome()
                && one.outcome() != Outcome.UNKNOWN
                && other.outcome() != Outcome.UNKNOWN;
    }
}
