package io.sandcheck.experiment;

import io.sandcheck.host.Host;
import io.sandcheck.host.Placement;
import io.sandcheck.probe.Census;
import io.sandcheck.probe.FingerprintQuestions;
import io.sandcheck.probe.Fingerprinting;
import io.sandcheck.probe.ProbeResult;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.sandbox.Command;
import io.sandcheck.session.OpenSandbox;
import io.sandcheck.session.SandboxSession;
import java.time.Duration;
import java.util.List;

/** Runs all probes in one process. */
final class ProbeRun {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(60);

    private ProbeRun() {}

    static InsideProbes inside(OpenSandbox open) {
        try (Host place = open.host().apart();
                SandboxSession session = open.session(place.pythons().get(0), TIME_LIMIT)) {
            List<ProbeResult> results = census(session, place);
            List<ProbeResult> recognised = recognised(session, place, results);
            open.addRepeatedStarts(session.repeatedStarts());
            return InsideProbes.of(results, recognised, session.failedStart().orElse(null));
        }
    }

    static List<ProbeResult> outside(Host host) {
        try (Host place = host.apart();
                SandboxSession session =
                        SandboxSession.outside(place, place.pythons().get(0), TIME_LIMIT)) {
            return census(session, place);
        }
    }

    private static List<ProbeResult> census(SandboxSession session, Host host) {
        return census(session, Placement.atRandom(host, session.workspace()), Census.known(host));
    }

    /** Run the probes that were denied once more from their well-known place, where a sandbox can recognise them. */
    private static List<ProbeResult> recognised(SandboxSession session, Host host, List<ProbeResult> results) {
        List<Capability> denied = results.stream()
                .filter(ProbeResult::denied)
                .map(ProbeResult::capability)
                .toList();
        return census(session, Placement.known(host.layout().fixtures()), denied);
    }

    private static List<ProbeResult> census(
            SandboxSession session, Placement placement, List<Capability> capabilities) {
        Census census = new Census(
                argv -> session.run(Command.of(argv).withTimeLimit(TIME_LIMIT)),
                session.python().executable(),
                placement);
        return census.take(capabilities);
    }

    /** Return the object that takes fingerprints on a host. */
    static Fingerprinting fingerprinting(Host host) {
        return new Fingerprinting(
                argv -> host.run(Command.of(argv).withTimeLimit(TIME_LIMIT)),
                host.pythons().get(0).executable(),
                Placement.atRandom(host, host.layout().workspace()),
                FingerprintQuestions.about(host.layout(), host.layout().workspace()));
    }
}
