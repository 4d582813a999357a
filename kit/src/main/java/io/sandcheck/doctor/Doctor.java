package io.sandcheck.doctor;

import io.sandcheck.diagnosis.Diagnosis;
import io.sandcheck.diagnosis.Diagnostician;
import io.sandcheck.diagnosis.Fact;
import io.sandcheck.diagnosis.Observation;
import io.sandcheck.diagnosis.Phase;
import io.sandcheck.host.Host;
import io.sandcheck.probe.Census;
import io.sandcheck.probe.ProbeResult;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.Foundation;
import io.sandcheck.sandbox.Sandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * Finds out which features that sandboxes need work on a host, and why the others do not. Each is tried in a separate
 * process; nothing on the host is changed.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Doctor {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(90);

    private final Host host;
    private final Diagnostician diagnostician;

    public Doctor(Host host, Diagnostician diagnostician) {
        this.host = host;
        this.diagnostician = diagnostician;
    }

    /** Try all foundations, and find out for each of these sandboxes if it would start. */
    public Examination examine(Collection<Sandbox> sandboxes) {
        List<FoundationResult> foundations = explain(tried(), host.facts().values());
        Forecast forecast = new Forecast(foundations, new Programs(host));
        return new Examination(
                host.facts(), foundations, sandboxes.stream().map(forecast::of).toList());
    }

    private List<ProbeResult> tried() {
        Census census = Census.ofFoundations(
                argv -> host.run(Command.of(argv).withTimeLimit(TIME_LIMIT)),
                host.pythons().get(0).executable(),
                host.layout().fixtures());
        return census.take(Foundation.all().stream().map(Foundation::capability).toList());
    }

    /**
     * Name the cause of each denial.
     *
     * @param results one for each foundation, in order: each comes after those that it builds on
     */
    List<FoundationResult> explain(List<ProbeResult> results, Map<String, String> facts) {
        Map<Capability, FoundationResult> known = new HashMap<>();
        List<FoundationResult> inOrder = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            Foundation foundation = Foundation.all().get(i);
            FoundationResult result = explain(foundation, results.get(i), known, facts);
            known.put(foundation.capability(), result);
            inOrder.add(result);
        }
        return inOrder;
    }

    private FoundationResult explain(
            Foundation foundation,
            ProbeResult probe,
            Map<Capability, FoundationResult> before,
            Map<String, String> facts) {
        if (!probe.denied()) {
            return new FoundationResult(foundation, probe, null, null);
        }
        return foundation.buildsOn().stream()
                .map(other -> Objects.requireNonNull(before.get(other)))
                .filter(other -> other.probe().denied())
                .findFirst()
                .map(cause -> new FoundationResult(foundation, probe, origin(cause), cause.diagnosis()))
                .orElseGet(() -> new FoundationResult(foundation, probe, null, diagnose(probe, facts)));
    }

    private static Capability origin(FoundationResult cause) {
        return cause.blockedBy() == null ? cause.capability() : cause.blockedBy();
    }

    private Diagnosis diagnose(ProbeResult denied, Map<String, String> facts) {
        return diagnostician.diagnose(
                Observation.of(Phase.HOST, null).probes(List.of(denied)).facts(Fact.of(facts)));
    }
}
