package io.sandcheck.diagnosis;

import io.sandcheck.probe.ProbeResult;
import io.sandcheck.sandbox.Capability;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One way of recognizing a cause, and what is said of it.
 *
 * @param id of the diagnosis; several rules may recognize the same one
 * @param confidence how sure the cause is; null where that is counted by what its conditions hold by
 * @param capability what it is about, where that is not the capability of the denied probe
 * @param syscall what was denied, where no probe says so
 */
record Rule(
        String id,
        Set<Phase> phases,
        Diagnosis.Kind kind,
        @Nullable Confidence confidence,
        Condition condition,
        @Nullable Capability capability,
        @Nullable String syscall,
        Template title,
        List<ConditionalText> evidence,
        List<ConditionalText> reasons,
        List<ConditionalText> advice,
        List<String> sources) {

    private static final int MOST_THREADS = 8;

    /** What these are about was itself seen. */
    private static final Set<Phase> SEEN = EnumSet.of(Phase.ENFORCEMENT, Phase.GUARD, Phase.INHERITANCE, Phase.SESSION);

    private static final Set<Source> CONFIRMING = EnumSet.of(Source.CALL, Source.TRACE);

    /** Return the diagnosis if the output names, or a trace shows, the very call that a probe saw denied. */
    Optional<Diagnosis> confirm(Findings findings) {
        return condition
                .test(findings)
                .filter(held -> CONFIRMING.stream().anyMatch(held.sources()::contains) && phases.contains(Phase.WORKLOAD))
                .map(this::diagnosis);
    }

    Optional<Diagnosis> apply(Findings findings) {
        return phases.contains(findings.observation().phase())
                ? condition.test(findings).map(this::diagnosis)
                : Optional.empty();
    }

    private Confidence confidence(Findings findings) {
        if (confidence != null) {
            return confidence;
        }
        if (kind == Diagnosis.Kind.UNEXPLAINED) {
            return Confidence.UNKNOWN;
        }
        if (SEEN.contains(findings.observation().phase())) {
            return Confidence.CERTAIN;
        }
        return switch (findings.sources().size()) {
            case 0 -> kind == Diagnosis.Kind.HANG ? Confidence.UNKNOWN : Confidence.PROBABLE;
            case 1 -> Confidence.PROBABLE;
            default ->
                kind == Diagnosis.Kind.MISLEADING && !findings.sources().contains(Source.TRACE)
                        ? Confidence.PROBABLE
                        : Confidence.CERTAIN;
        };
    }

    /** Where a command hangs is seen in its threads, of which there are as many as there are. */
    private List<String> evidence(Findings findings) {
        Stream<String> threads =
                kind == Diagnosis.Kind.HANG ? findings.stuck().stream().limit(MOST_THREADS) : Stream.of();
        return Stream.concat(threads, ConditionalText.say(evidence, findings).stream())
                .toList();
    }

    private Diagnosis diagnosis(Findings findings) {
        Optional<ProbeResult> denied = Optional.ofNullable(findings.denied());
        return new Diagnosis(
                id,
                kind,
                confidence(findings),
                title.fill(findings),
                capability != null
                        ? capability
                        : denied.map(ProbeResult::capability).orElse(null),
                denied.map(ProbeResult::syscall).orElse(syscall),
                findings.errno().orElse(null),
                evidence(findings),
                ConditionalText.say(reasons, findings),
                ConditionalText.say(advice, findings),
                sources);
    }
}
