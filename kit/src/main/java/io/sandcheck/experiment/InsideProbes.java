package io.sandcheck.experiment;

import io.sandcheck.probe.ProbeResult;
import io.sandcheck.probe.ProbeResult.Outcome;
import io.sandcheck.sandbox.CommandResult;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The results of the probes in a sandbox.
 *
 * @param favoured how the sandbox treated probes differently that it can recognise, in words; empty if it did not
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
     * Compare the results of probes that the sandbox cannot recognise with results of some that it can.
     *
     * @param recognised results about some of the capabilities
     */
    static InsideProbes of(
            List<ProbeResult> results, List<ProbeResult> recognised, @Nullable CommandResult failedStart) {
        String differences = recognised.stream()
                .flatMap(other -> results.stream()
                        .filter(one -> one.capability().equals(other.capability()) && differ(one, other))
                        .map(one -> "%s is %s, but for a program with the name of a probe it is %s"
                                .formatted(one.capability(), one.summary(), other.summary())))
                .collect(Collectors.joining(", "));
        String favoured = differences.isEmpty()
                ? ""
                : "the sandbox treats the kit's probes differently from other programs: " + differences;
        return new InsideProbes(results, favoured, failedStart);
    }

    /** An unknown result differs from no other result. */
    private static boolean differ(ProbeResult one, ProbeResult other) {
        return one.outcome() != other.outcome()
                && one.outcome() != Outcome.UNKNOWN
                && other.outcome() != Outcome.UNKNOWN;
    }
}
