package io.sandcheck.experiment;

import io.sandcheck.diagnosis.Diagnosis;
import io.sandcheck.probe.ProbeResult;
import io.sandcheck.sandbox.CommandResult;
import java.util.List;
import java.util.stream.Collectors;

/** Explains in one sentence the verdict on a workload. */
final class Reasons {

    private Reasons() {}

    static String conformance(List<ProbeResult> probes) {
        String denied = probes.stream()
                .filter(ProbeResult::denied)
                .map(probe -> "%s is %s".formatted(probe.capability(), probe.summary()))
                .collect(Collectors.joining(", "));
        return denied.isEmpty()
                ? "it works inside as it does outside"
                : "it works inside as it does outside, although " + denied;
    }

    static String deviation(Arm inside, Diagnosis diagnosis) {
        CommandResult command = inside.command();
        String outcome = command == null ? "no command was run" : command.outcome();
        return switch (diagnosis.kind()) {
            case EXPLAINED -> "it works outside and fails inside (%s), explained".formatted(outcome);
            case MISLEADING -> "it works outside and fails inside (%s) with a misleading message".formatted(outcome);
            case UNEXPLAINED -> "it works outside and fails inside (%s), unexplained".formatted(outcome);
            case HANG -> "it works outside and does not end inside (%s)".formatted(outcome);
        };
    }
}
