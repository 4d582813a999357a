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
 * A rule that matches an observation so far, with what its conditions found.
 *
 * @param denied the denied probe that a condition chose; null if none did
 * @param captures texts of named groups in patterns
 * @param sources kinds of observations by which the conditions hold
 */
record Match(
        Observation observation,
        ObservedText text,
        @Nullable ProbeResult denied,
        Map<String, String> captures,
        Set<Source> sources) {

    static Match of(Observation observation) {
        String error = observation.facts().getOrDefault(Fact.ERROR, "");
        return new Match(observation, ObservedText.of(observation.inside(), error), null, Map.of(), Set.of());
    }

    Match withDenied(ProbeResult probe) {
        return new Match(observation, text, probe, captures, sources).by(Source.PROBE);
    }

    Match withCaptures(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(captures);
        all.putAll(more);
        return new Match(observation, text, denied, all, sources);
    }

    /** Return this match with one more source. */
    Match by(Source source) {
        Set<Source> all = EnumSet.of(source);
        all.addAll(sources);
        return new Match(observation, text, denied, captures, all);
    }

    /** Return the same match for probes of capabilities that the scenario does not declare. */
    Match undeclared() {
        return new Match(observation.probes(observation.undeclared()), text, null, Map.of(), Set.of());
    }

    Optional<CommandResult> inside() {
        return Optional.ofNullable(observation.inside());
    }

    Optional<CommandResult> outside() {
        return Optional.ofNullable(observation.outside());
    }

    /** Return what the threads of the command inside were doing when its time was up, one in each line. */
    List<String> stuck() {
        return inside().map(CommandResult::stuck).orElse(List.of()).stream()
                .map(StuckThread::summary)
                .toList();
    }

    /** Return a fact, or {@code unknown}. */
    String fact(Fact fact) {
        return observation.facts().getOrDefault(fact, Fact.UNKNOWN);
    }

    /** Return the error of the denial: that of the probe or, without one, the text of a group {@code errno}. */
    Optional<String> errno() {
        if (denied != null) {
            return Optional.ofNullable(denied.errno());
        }
        return Optional.ofNullable(captures.get("errno"))
                .map(captured -> Errno.find(captured).map(Errno::name).orElse(captured));
    }
}
