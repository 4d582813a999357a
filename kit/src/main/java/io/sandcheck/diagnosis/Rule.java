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
 * One way to recognize a cause, with the texts about it.
 *
 * @param id of the diagnosis; several rules may recognize the same one
 * @param confidence how sure the cause is; null if it depends on the sources by which its conditions hold
 * @param capability that it is about, if it is not that of the denied probe
 * @param syscall that was denied, if no probe says so
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

    /** In these phases, the event itself was seen. */
    private static final Set<Phase> SEEN = EnumSet.of(Phase.ENFORCEMENT, Phase.GUARD, Phase.INHERITANCE, Phase.SESSION);

    private static final Set<Source> CONFIRMING = EnumSet.of(Source.CALL, Source.TRACE);

    /**
     * Return the diagnosis if the output names, or a trace shows, the very call that a probe saw denied. A trace alone makes it
     * no more than probable: programs expect some calls to be denied, and go on.
     */
    Optional<Diagnosis> confirm(Match match) {
        return condition
                .ways(match)
                .filter(held -> held.denied() != null)
                .filter(held ->
                        CONFIRMING.stream().anyMatch(held.sources()::contains) && phases.contains(Phase.WORKLOAD))
                .findFirst()
                .map(held ->
                        held.sources().contains(Source.CALL) || held.sources().contains(Source.OUTPUT)
                                ? diagnosis(held)
                                : diagnosis(held).atMostProbable());
    }

    Optional<Diagnosis> apply(Match match) {
        return phases.contains(match.observation().phase())
                ? condition.test(match).map(this::diagnosis)
                : Optional.empty();
    }

    private Confidence confidence(Match match) {
        if (confidence != null) {
            return confidence;
        }
        if (kind == Diagnosis.Kind.UNEXPLAINED) {
            return Confidence.UNKNOWN;
        }
        if (SEEN.contains(match.observation().phase())) {
            return Confidence.CERTAIN;
        }
        return switch (match.sources().size()) {
            case 0 -> kind == Diagnosis.Kind.HANG ? Confidence.UNKNOWN : Confidence.PROBABLE;
            case 1 -> Confidence.PROBABLE;
            default ->
                kind == Diagnosis.Kind.MISLEADING && !match.sources().contains(Source.TRACE)
                        ? Confidence.PROBABLE
                        : Confidence.CERTAIN;
        };
    }

    /** The threads show where a command hangs, and there may be many. */
    private List<String> evidence(Match match) {
        Stream<String> threads =
                kind == Diagnosis.Kind.HANG ? match.stuck().stream().limit(MOST_THREADS) : Stream.of();
        return Stream.concat(threads, ConditionalText.say(evidence, match).stream())
                .toList();
    }

    private Diagnosis diagnosis(Match match) {
        Optional<ProbeResult> denied = Optional.ofNullable(match.denied());
        return new Diagnosis(
                id,
                kind,
                confidence(match),
                title.fill(match),
                capability != null
                        ? capability
                        : denied.map(ProbeResult::capability).orElse(null),
                denied.map(ProbeResult::syscall)
                        .orElseGet(() -> syscall == null ? match.captures().get("call") : syscall),
                match.errno().orElse(null),
                evidence(match),
                ConditionalText.say(reasons, match),
                ConditionalText.say(advice, match),
                sources);
    }
}
