package io.sandcheck.diagnosis;

import io.sandcheck.probe.ProbeResult;
import io.sandcheck.sandbox.CommandResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known about a failure: the input of a diagnosis.
 *
 * @param outside the command's result without the sandbox; null if that arm was not made
 * @param inside the command's result in the sandbox; null if nothing could be executed
 * @param probes results inside for the declared capabilities
 * @param undeclared results inside for other capabilities that are granted outside
 * @param calls calls that fail only inside, from a trace of both arms; null if they were not traced
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Observation(
        Phase phase,
        @Nullable CommandResult outside,
        @Nullable CommandResult inside,
        List<ProbeResult> probes,
        List<ProbeResult> undeclared,
        @Nullable List<TracedCall> calls,
        Map<Fact, String> facts) {

    public Observation {
        probes = List.copyOf(probes);
        undeclared = List.copyOf(undeclared);
        calls = calls == null ? null : List.copyOf(calls);
        facts = Map.copyOf(facts);
    }

    /** Begin with only the phase and the result inside. */
    public static Observation of(Phase phase, @Nullable CommandResult inside) {
        return new Observation(phase, null, inside, List.of(), List.of(), null, Map.of());
    }

    /** Return a copy with the result of the outside arm. */
    public Observation outside(@Nullable CommandResult result) {
        return new Observation(phase, result, inside, probes, undeclared, calls, facts);
    }

    /** Return a copy with these results of probes. */
    public Observation probes(List<ProbeResult> results) {
        return new Observation(phase, outside, inside, results, undeclared, calls, facts);
    }

    /** Return a copy with these results of probes that the scenario does not declare. */
    public Observation undeclared(List<ProbeResult> results) {
        return new Observation(phase, outside, inside, probes, results, calls, facts);
    }

    /** Return a copy with the calls that fail only inside; null if that was not traced. */
    public Observation calls(@Nullable List<TracedCall> traced) {
        return new Observation(phase, outside, inside, probes, undeclared, traced, facts);
    }

    /** Return the calls that are known to fail only inside. */
    List<TracedCall> traced() {
        return calls == null ? List.of() : calls;
    }

    /** Return a copy with one more fact. */
    public Observation fact(Fact fact, String value) {
        return facts(Map.of(fact, value));
    }

    /** Return a copy with more facts, which replace existing ones. */
    public Observation facts(Map<Fact, String> more) {
        Map<Fact, String> all = new HashMap<>(facts);
        all.putAll(more);
        return new Observation(phase, outside, inside, probes, undeclared, calls, all);
    }
}
