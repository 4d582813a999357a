package io.sandcheck.diagnosis;

import io.sandcheck.kernel.Errno;
import io.sandcheck.probe.ProbeResult;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.StuckThread;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An observation, and what the conditions that held so far found in it.
 *
 * @param denied the denied probe that a condition chose; null where none did
 * @param captures what named groups of patterns captured
 * @param sources by what those conditions held
 */
record Findings(
        Observation observation,
        ObservedText text,
        @Nullable ProbeResult denied,
        Map<String, String> captures,
        Set<Source> sources) {

    static Findings of(Observation observation) {
        String error = observation.facts().getOrDefault(Fact.ERROR, "");
        return new Findings(observation, ObservedText.of(observation.inside(), error), null, Map.of(), Set.of());
    }

    Findings withDenied(ProbeResult probe) {
        return new Findings(observation, text, probe, captures, sources).by(Source.PROBE);
    }

    Findings withCaptures(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(captures);
        all.putAll(more);
        return new Findings(observation, text, denied, all, sources);
    }

    /** Return these findings, held by one source more. */
    Findings by(Source source) {
        Set<Source> all = EnumSet.of(source);
        all.addAll(sources);
        return new Findings(observation, text, denied, captures, all);
    }

    /** Return the same of the probes of capabilities that the scenario does not declare. */
    Findings undeclared() {
        return new Findings(observation.probes(observation.undeclared()), text, null, Map.of(), Set.of());
    }

    Optional<CommandResult> inside() {
        return Optional.ofNullable(observation.inside());
    }

    Optional<CommandResult> outside() {
        return Optional.ofNullable(observation.outside());
    }

    /** Return where the threads of the command inside stood when its time was up, a line each. */
    List<String> stuck() {
        return inside().map(CommandResult::stuck).orElse(List.of()).stream()
                .map(StuckThread::summary)
                .toList();
    }

    /** Return a fact, or {@code unknown}. */
    String fact(Fact fact) {
        return observation.facts().getOrDefault(fact, Fact.UNKNOWN);
    }

    /** Return the error of the denial: that of the probe, else what a group named {@code errno} captured. */
    Optional<String> errno() {
        if (denied != null) {
            return Optional.ofNullable(denied.errno());
        }
        return Optional.ofNullable(captures.get("errno"))
                .map(captured -> Errno.find(captured).map(Errno::name).orElse(captured));
    }
}
