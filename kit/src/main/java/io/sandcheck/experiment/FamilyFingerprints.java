package io.sandcheck.experiment;

import io.sandcheck.host.Host;
import io.sandcheck.host.Placement;
import io.sandcheck.inheritance.FamilyPlan;
import io.sandcheck.inheritance.PolicyInheritance;
import io.sandcheck.probe.FingerprintQuestions;
import io.sandcheck.probe.Fingerprinting;
import io.sandcheck.probe.PolicyFingerprint;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.Door;
import io.sandcheck.sandbox.EnforcementAct;
import io.sandcheck.sandbox.Marker;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.SessionFamily;
import io.sandcheck.session.Surroundings;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Takes the fingerprints of a family, all with the same questions.
 *
 * @param networkOff variables that say that there is no network
 */
record FamilyFingerprints(
        Fingerprinting fingerprinting, Placement placement, FingerprintQuestions questions, List<String> networkOff) {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(60);
    private static final String LOOPBACK = "127.0.0.1";

    static FamilyFingerprints of(
            Fingerprinting fingerprinting,
            Host host,
            SandboxSession parent,
            Surroundings around,
            Map<String, Marker> markers) {
        FingerprintQuestions questions = FingerprintQuestions.about(host.layout(), parent.workspace())
                .withMarkers(List.copyOf(markers.keySet()))
                .withListener(
                        "loopback", LOOPBACK, Integer.parseInt(around.listen().port()));
        FingerprintQuestions all = host.network().map(questions::withNetwork).orElse(questions);
        List<String> networkOff = markers.entrySet().stream()
                .filter(marker -> marker.getValue() == Marker.NETWORK_OFF)
                .map(Map.Entry::getKey)
                .toList();
        return new FamilyFingerprints(fingerprinting, Placement.atRandom(host, parent.workspace()), all, networkOff);
    }

    /** Take the fingerprint of a session. If the machine was too busy to answer, ask once more. */
    PolicyFingerprint of(SandboxSession session) {
        PolicyFingerprint first = take(session);
        return first.unknown().isEmpty() ? first : first.completedBy(take(session));
    }

    private PolicyFingerprint take(SandboxSession session) {
        return fingerprinting.take(
                argv -> session.run(Command.of(argv).withTimeLimit(TIME_LIMIT)), placement, questions);
    }

    /** Spawn the children of a family, and take the fingerprints of all. */
    PolicyInheritance of(SessionFamily family, FamilyPlan plan, Collection<EnforcementAct> forbidden) {
        return PolicyInheritance.of(family, plan, networkOff, forbidden, this::of);
    }

    /** Spawn the children of a family, let something happen while they run, and take the fingerprints of all. */
    PolicyInheritance ofRunning(SessionFamily family, FamilyPlan plan, Runnable change) {
        return PolicyInheritance.ofRunning(family, plan, networkOff, this::of, change);
    }

    /** Take the fingerprints of a session through its shell and through another door. */
    PolicyInheritance ofDoor(SessionFamily family, FamilyPlan plan, Door door) {
        return PolicyInheritance.ofDoor(family, plan, networkOff, door, this::of);
    }
}
