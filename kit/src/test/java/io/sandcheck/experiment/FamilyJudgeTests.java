package io.sandcheck.experiment;

import static io.sandcheck.experiment.SampleArms.exit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.adapter.AdapterFault;
import io.sandcheck.adapter.AdapterRefusal;
import io.sandcheck.adapter.SampleRefusals;
import io.sandcheck.host.Host;
import io.sandcheck.host.process.ThisMachine;
import io.sandcheck.inheritance.ChildStanding;
import io.sandcheck.inheritance.InheritanceMatrix;
import io.sandcheck.probe.FingerprintComparison;
import io.sandcheck.probe.FingerprintLine;
import io.sandcheck.probe.FingerprintLine.Sort;
import io.sandcheck.probe.PolicyFingerprint;
import io.sandcheck.probe.Relation;
import io.sandcheck.report.SampleResults;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxCatalog;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.session.StartCheck;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Judgements about the children of a session, and about its adapter. */
class FamilyJudgeTests {

    private static final StartCheck STARTED = new StartCheck(exit(0), null, true, true);
    private static final Sandbox AGENT = SandboxCatalog.ofFixtures().find("ref-agent");

    private static final FingerprintLine GRANTED =
            new FingerprintLine(Sort.EFFECT, "connect-loopback", "granted", Set.of("connect-loopback"), true);
    private static final FingerprintLine DENIED =
            new FingerprintLine(Sort.EFFECT, "connect-loopback", "denied: connect EPERM", Set.of(), true);
    private static final FingerprintLine NOT_SEEN =
            new FingerprintLine(Sort.EFFECT, "connect-loopback", "unknown: no answer", null, false);

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
    @CsvSource(delimiter = '|', textBlock = """
                    NOT_OFFERED        | NOT_APPLICABLE | it does not offer this: no
                    POLICY_NOT_OFFERED | NOT_APPLICABLE | it does not offer this: no
                    UNAVAILABLE        | UNAVAILABLE    | the sandbox would not start: The sandbox
                    PROTOCOL           | ERROR          | the session adapter refused with [protocol]: no
                    BAD_REQUEST        | ERROR          | the session adapter refused with [bad-request]: no
                    UNKNOWN_SESSION    | ERROR          | the session adapter refused with [unknown-session]: no
                    DENIED             | ERROR          | the session adapter refused with [denied]: no
                    FAILED             | ERROR          | the session adapter refused with [failed]: no
                    """)
    void aRefusalIsAStatementOfTheSandboxIfItMayRefuseThat(AdapterRefusal.Code code, Verdict verdict, String reason) {
        Judgement judgement = judge(AGENT).refused(SampleRefusals.of(code, "no"), host);

        assertThat(judgement.verdict()).isEqualTo(verdict);
        assertThat(judgement.reason()).startsWith(reason);
    }

    /** The kit's own adapter runs in the sandbox. */
    @Test
    void aFaultOfAnAdapterIsOfTheSandboxOnlyIfItRunsThere() {
        AdapterFault fault = SampleRefusals.fault(AdapterFault.Kind.ENDED, "it ended");

        assertThat(judge(AGENT).faulty(fault, host).verdict()).isEqualTo(Verdict.ERROR);
        assertThat(judge(SampleScenarios.SANDBOX).faulty(fault, host).verdict()).isEqualTo(Verdict.DEVIATES);
    }

    @ParameterizedTest
    @CsvSource({"panic: running on goroutine 1, UNAVAILABLE", "no such file, DEVIATES"})
    void anAdapterThatEndsLikeAStartThatFailsAtRandomHasNotStarted(String stderr, Verdict verdict) {
        Sandbox crashing = SandboxCatalog.ofFixtures().find("ref-crashes-at-start");
        AdapterFault fault =
                SampleRefusals.fault(AdapterFault.Kind.ENDED, "it ended", SampleResults.command(2, "", stderr));

        assertThat(judge(crashing).faulty(fault, host).verdict()).isEqualTo(verdict);
    }

    @Test
    void anEffectOfAnyMemberIsAnEscapeThoughAChildWasLost() {
        Arm inside = arm("a file was changed", null, matrix(GRANTED, lost()));

        Judgement judgement = judge(AGENT).guarded(inside, STARTED, host);

        assertThat(judgement.verdict()).isEqualTo(Verdict.ESCAPE);
        assertThat(judgement.reason()).isEqualTo("the forbidden act happened: a file was changed");
    }

    @Test
    void anActWithoutEffectConformsIfAllMembersTriedIt() {
        InheritanceMatrix equal = matrix(GRANTED, child(GRANTED, GRANTED));

        assertThat(judge(AGENT).guarded(arm("", null, equal), STARTED, host).verdict())
                .isEqualTo(Verdict.CONFORMS);
        assertThat(judge(AGENT).guarded(arm("", "nobody approved it", equal), STARTED, host))
                .extracting(Judgement::verdict, Judgement::reason)
                .containsExactly(
                        Verdict.INCONCLUSIVE, "it could not be seen whether the act is denied: nobody approved it");
        assertThat(judge(AGENT)
                        .guarded(arm("", null, matrix(GRANTED, lost())), STARTED, host)
                        .reason())
                .isEqualTo("a child was lost: child 1: it disappeared");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    wider    | ESCAPE       | a child may do more than its parent: connect-loopback: parent denied: connect EPERM, child 1 granted (wider)
                    narrower | DEVIATES     | a child may do less than its parent: connect-loopback: parent granted, child 1 denied: connect EPERM (narrower)
                    unknown  | INCONCLUSIVE | it was not seen whether a child may do the same as its parent: connect-loopback: parent granted, child 1 unknown: no answer (unknown)
                    equal    | CONFORMS     | each of 1 children may do what its parent may
                    """)
    void aChildIsComparedWithItsParent(String child, Verdict verdict, String reason) {
        FingerprintLine parent = child.equals("wider") ? DENIED : GRANTED;
        FingerprintLine line = Map.of("narrower", DENIED, "unknown", NOT_SEEN).getOrDefault(child, GRANTED);

        Judgement judgement = judge(AGENT).arm(arm("", null, matrix(parent, child(parent, line))), STARTED, host);

        assertThat(judgement.verdict()).isEqualTo(verdict);
        assertThat(judgement.reason()).isEqualTo(reason);
        if (judgement.diagnosis() != null) {
            assertThat(reason).endsWith(judgement.diagnosis().evidence().get(0));
        }
    }

    @Test
    void aChildThatMayDoLessBecauseOfItsRoleConformsAndIsNamed() {
        FingerprintComparison less = line(DENIED).comparedTo(line(GRANTED));
        ChildStanding reviewer =
                new ChildStanding("child 2 (reviewer)", line(DENIED), null, less.relation(), less.differences(), true);

        assertThat(judge(AGENT)
                        .arm(arm("", null, matrix(GRANTED, child(GRANTED, GRANTED), reviewer)), STARTED, host)
                        .reason())
                .isEqualTo("each of 2 children may do what its parent may, child 2 (reviewer) less, as its role says");
    }

    @Test
    void withoutChildrenThereIsNothingToCompare() {
        assertThat(judge(AGENT)
                        .arm(arm("", null, matrix(GRANTED)), STARTED, host)
                        .verdict())
                .isEqualTo(Verdict.NOT_APPLICABLE);
    }

    @Test
    void childrenThatEqualAParentThatDoesNotWorkDoNotConform() {
        Arm inside = arm("", "exit 1, expected 0", matrix(GRANTED, child(GRANTED, GRANTED)));

        assertThat(judge(AGENT).arm(inside, STARTED, host).verdict()).isEqualTo(Verdict.DEVIATES);
    }

    private static FamilyJudge judge(Sandbox sandbox) {
        return new FamilyJudge(
                SampleScenarios.judge(sandbox, SandboxPolicy.UNRESTRICTED, SampleScenarios.WORKLOAD),
                sandbox,
                SampleScenarios.WORKLOAD);
    }

    private static Arm arm(String effect, @Nullable String failure, InheritanceMatrix family) {
        return new Arm(
                exit(0), failure, effect, Map.of(), List.of(), true, List.of(), List.of(), family, "", List.of());
    }

    private static InheritanceMatrix matrix(FingerprintLine parent, ChildStanding... children) {
        return new InheritanceMatrix(line(parent), List.of(children), List.of());
    }

    private static ChildStanding child(FingerprintLine parent, FingerprintLine child) {
        FingerprintComparison comparison = line(child).comparedTo(line(parent));
        return new ChildStanding("child 1", line(child), null, comparison.relation(), comparison.differences(), false);
    }

    private static ChildStanding lost() {
        return new ChildStanding("child 1", line(), "it disappeared", Relation.DIFFERENT, List.of(), false);
    }

    private static PolicyFingerprint line(FingerprintLine... lines) {
        return new PolicyFingerprint(List.of(lines));
    }
}
