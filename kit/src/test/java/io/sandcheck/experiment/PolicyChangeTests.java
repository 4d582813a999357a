package io.sandcheck.experiment;

import static io.sandcheck.experiment.SampleArms.exit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.host.Host;
import io.sandcheck.host.process.ThisMachine;
import io.sandcheck.inheritance.ChildStanding;
import io.sandcheck.inheritance.InheritanceMatrix;
import io.sandcheck.probe.FingerprintLine;
import io.sandcheck.probe.FingerprintLine.Sort;
import io.sandcheck.probe.PolicyFingerprint;
import io.sandcheck.probe.Relation;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxCatalog;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.session.StartCheck;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** If the policy of a session is changed while it runs, the change must have an effect before its children count. */
class PolicyChangeTests {

    private static final Sandbox AGENT = SandboxCatalog.ofFixtures().find("ref-agent");

    private static final FingerprintLine DENIED =
            new FingerprintLine(Sort.EFFECT, "connect-loopback", "denied: connect EPERM", Set.of(), true);
    private static final FingerprintLine SET = new FingerprintLine(Sort.CLAIM, "NETWORK_OFF", "\"1\"", null, true);
    private static final FingerprintLine UNSET = new FingerprintLine(Sort.CLAIM, "NETWORK_OFF", "unset", null, true);

    private static final PolicyFingerprint NARROW = new PolicyFingerprint(List.of(DENIED));
    private static final PolicyFingerprint WIDE = new PolicyFingerprint(
            List.of(new FingerprintLine(Sort.EFFECT, "connect-loopback", "granted", Set.of("connect-loopback"), true)));
    private static final PolicyFingerprint NOT_SEEN = new PolicyFingerprint(
            List.of(new FingerprintLine(Sort.EFFECT, "connect-loopback", "unknown: no answer", null, false)));

    private static Host host;

    @BeforeAll
    static void open() {
        host = ThisMachine.open();
    }

    @AfterAll
    static void close() {
        host.close();
    }

    @ParameterizedTest
    @CsvSource({
        "workspace-write, unrestricted, ESCAPE",
        "unrestricted, workspace-write, DEVIATES",
        "workspace-write+network, workspace-write, DEVIATES",
        "workspace-write, read-only+network, ESCAPE",
        "workspace-write+network, read-only+network, DEVIATES"
    })
    void aChangeWithoutEffectIsAnEscapeIfItShouldHaveTakenSomethingAway(String policy, String opened, Verdict verdict) {
        Judgement judgement = afterChange(policy, opened, NARROW, NARROW, NARROW);

        assertThat(judgement.verdict()).isEqualTo(verdict);
        assertThat(judgement.diagnosisId()).isEqualTo("policy-change-without-effect");
    }

    @Test
    void aChangeOfClaimsIsNoChangeOfWhatIsAllowed() {
        PolicyFingerprint before = new PolicyFingerprint(List.of(SET, DENIED));
        PolicyFingerprint after = new PolicyFingerprint(List.of(UNSET, DENIED));

        assertThat(afterChange("unrestricted", "workspace-write", before, after, after)
                        .diagnosisId())
                .isEqualTo("policy-change-without-effect");
    }

    @Test
    void aChangeThatShowsOnlyAtTheEndIsLate() {
        assertThat(afterChange("unrestricted", "workspace-write", NARROW, NARROW, WIDE)
                        .diagnosisId())
                .isEqualTo("policy-change-late");
    }

    @Test
    void aChangeThatTookEffectLetsTheChildrenCount() {
        assertThat(afterChange("unrestricted", "workspace-write", NARROW, WIDE, WIDE)
                        .verdict())
                .isEqualTo(Verdict.CONFORMS);
    }

    @Test
    void aChangeThatWasNotSeenIsNotKnown() {
        Judgement judgement = afterChange("unrestricted", "workspace-write", NARROW, NOT_SEEN, NOT_SEEN);

        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.reason())
                .startsWith(
                        "it was not seen whether the change of policy had an effect: connect-loopback: before denied");
    }

    private static Judgement afterChange(
            String policy, String opened, PolicyFingerprint before, PolicyFingerprint after, PolicyFingerprint atLast) {
        SandboxPolicy under = SandboxPolicy.find(policy).orElseThrow();
        ChildStanding same = new ChildStanding("child 1", after, null, Relation.EQUAL, List.of(), false);
        InheritanceMatrix matrix = new InheritanceMatrix(after, List.of(same), List.of());
        Arm inside = new Arm(exit(0), null, "", Map.of(), List.of(), true, List.of(), List.of(), matrix, "", List.of());
        StartCheck started = new StartCheck(exit(0), null, true, true);
        return new FamilyJudge(
                        SampleScenarios.judge(AGENT, under, SampleScenarios.WORKLOAD), AGENT, SampleScenarios.WORKLOAD)
                .armAfterChange(before, SandboxPolicy.find(opened).orElseThrow(), inside, atLast, started, host);
    }
}
