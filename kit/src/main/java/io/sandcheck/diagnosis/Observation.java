package io.sandcheck.diagnosis;

import io.sandcheck.probe.ProbeResult;
import io.sandcheck.sandbox.CommandResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a failure: what a diagnosis is made from.
 *
 * @param outside the command's result without the sandbox; null where it did not come to that
 * @param inside the command's result in the sandbox; null where nothing could be executed
 * @param probes what the probes of the declared capabilities saw inside
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Observation(
        Phase phase,
        @Nullable CommandResult outside,
        @Nullable CommandResult inside,
        List<ProbeResult> probes,
        Map<Fact, String> facts) {

    public Observation {
        probes = List.copyOf(probes);
        facts = Map.copyOf(facts);
    }

    /** Begin with nothing but the phase and the result inside. */
    public static Observation of(Phase phase, @Nullable CommandResult inside) {
        return new Observation(phase, null, inside, List.of(), Map.of());
    }

    /** Return a copy with the result of the outside arm. */
    public Observation outside(@Nullable CommandResult result) {
        return new Observation(phase, result, inside, probes, facts);
    }

    /** Return a copy with these results of probes. */
    public Observation probes(List<ProbeResult> results) {
        return new Observation(phase, outside, inside, results, facts);
    }

    /** Return a copy with one more fact. */
    public Observation fact(Fact fact, String value) {
        return facts(Map.of(fact, value));
    }

    /** Return a copy with more facts; they replace those that are there. */
    public Observation facts(Map<Fact, String> more) {
        Map<Fact, String> all = new HashMap<>(facts);
        all.putAll(more);
        return new Observation(phase, outside, inside, probes, all);
    }
}
