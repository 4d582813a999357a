package io.sandcheck.experiment;

import static io.sandcheck.experiment.SampleArms.exit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.experiment.ArmDifference.Kind;
import io.sandcheck.host.Host;
import io.sandcheck.host.process.ThisMachine;
import io.sandcheck.probe.ProbeResult;
import io.sandcheck.probe.ProbeResult.Outcome;
import io.sandcheck.report.SampleResults;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.session.OpenSandbox;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.ScenarioKind;
import io.sandcheck.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Judgements about a workload, from its two arms. */
class JudgeTests {

    private static final Capability BIND = new Capability("unix-socket-bind");

    private static Host host;
    private static OpenSandbox open;

    @BeforeAll
    static void open() {
        host = ThisMachine.open();
        open = new OpenSandbox(SampleScenarios.SANDBOX, SampleScenarios.POLICY, host, host);
    }

    @AfterAll
    static void close() {
        host.close();
    }

    @Test
    void whatTheSandboxChangedIsListedOnceAndNotEndlessly() {
        Judge judge = SampleScenarios.judge(SampleScenarios.GUARD);
        String forged = "the kit's own programs were changed while commands ran under [ref-permits-all],"
                + " so none of its results counts: ";

        assertThat(judge.tampered(List.of("a", "b", "a", "c")))
                .extracting(Judgement::verdict, Judgement::reason)
                .containsExactly(Verdict.INCONCLUSIVE, forged + "a, b, c");
        assertThat(judge.tampered(List.of("a", "b", "c", "d")).reason()).isEqualTo(forged + "a, b, c, ... (4 in all)");
    }

    @Test
    void whatBreaksIsAnErrorWithItsMessageOrItsName() {
        Judge judge = SampleScenarios.judge(SampleScenarios.GUARD);

        assertThat(judge.ruled(() -> {
                            throw new IllegalStateException("it broke");
                        })
                        .judgement())
                .extracting(Judgement::verdict, Judgement::reason)
                .containsExactly(Verdict.ERROR, "the experiment broke: it broke");
        assertThat(judge.broken(new IllegalStateException()).reason())
                .isEqualTo("the experiment broke: java.lang.IllegalStateException");
    }

    @Test
    void whoIsInterruptedStaysInterrupted() {
        SampleScenarios.judge(SampleScenarios.GUARD).ruled(() -> {
            throw new InterruptedException();
        });

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aGuardWithoutEffectOutsideProvesNothing() {
        Judge judge = SampleScenarios.judge(SampleScenarios.GUARD);

        assertThat(judge.unfit(SampleArms.withEffect("a file was changed", exit(0), null)))
                .isEmpty();
        assertThat(judge.unfit(SampleArms.worked()))
                .get()
                .extracting(Judgement::verdict, Judgement::reason)
                .containsExactly(Verdict.INCONCLUSIVE, "the act has no effect outside of the sandbox either");
    }

    @Test
    void aWorkloadThatDoesNotWorkOutsideProvesNothing() {
        Judge judge = SampleScenarios.judge(SampleScenarios.WORKLOAD);

        assertThat(judge.unfit(SampleArms.worked())).isEmpty();
        assertThat(judge.unfit(SampleArms.failed("exit 1")))
                .get()
                .extracting(Judgement::verdict, Judgement::reason)
                .containsExactly(Verdict.INCONCLUSIVE, "it does not work outside of the sandbox either: exit 1");
        assertThat(judge.unfit(SampleArms.disturbed("")).orElseThrow().reason())
                .isEqualTo("this machine was too slow here: it was stopped for 25.0 s");
        assertThat(judge.unfit(new Arm(null, null)).orElseThrow().verdict()).isEqualTo(Verdict.ERROR);
    }

    @Test
    void aCommandThatTheMachineDisturbedTellsNothing() {
        Judge judge = SampleScenarios.judge(SampleScenarios.WORKLOAD);

        assertThat(judge.tooSlow(SampleArms.paused())).isPresent();
        assertThat(judge.tooSlow(exit(1))).isEmpty();
    }

    @Test
    void aFailureInsideIsADeviationUnlessTheMachineDisturbedIt() {
        assertThat(arms(SampleArms.failed("exit 1, expected 0"), Optional.empty(), Outcome.GRANTED))
                .extracting(Judgement::verdict, Judgement::reason)
                .containsExactly(Verdict.DEVIATES, "it works outside and fails inside (exit 1), unexplained");
        assertThat(arms(SampleArms.disturbed(""), Optional.empty(), Outcome.GRANTED)
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aCommandForWhichTheSandboxDoesNotStartIsNoFailureOfIt() {
        assertThat(arms(SampleArms.notBegun(exit(1)), Optional.empty(), Outcome.GRANTED)
                        .verdict())
                .isEqualTo(Verdict.UNAVAILABLE);
        assertThat(arms(SampleArms.notBegun(SampleArms.paused()), Optional.empty(), Outcome.GRANTED)
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void whatWorksConformsAndSaysWhichNeedIsDeniedAllTheSame() {
        assertThat(arms(SampleArms.worked(), Optional.empty(), Outcome.GRANTED).reason())
                .isEqualTo("it works inside as it does outside");
        assertThat(arms(SampleArms.worked(), Optional.empty(), Outcome.DENIED).reason())
                .isEqualTo("it works inside as it does outside, although unix-socket-bind is denied: bind EPERM");
    }

    @Test
    void aDeniedNeedThatTheOutputNamesIsTheCauseAndDeclaredOrNotIsSaid() {
        Arm inside = new Arm(
                SampleResults.command(
                        1, "", "    server.bind(path)\nPermissionError: [Errno 1] Operation not permitted\n"),
                "exit 1, expected 0");
        ProbePair denied = pair(Outcome.GRANTED, Outcome.DENIED);

        assertThat(arms(List.of(BIND), inside, denied).diagnosisId()).isEqualTo("unix-socket-bind-denied");
        assertThat(arms(List.of(), inside, denied).diagnosisId()).isEqualTo("unix-socket-bind-denied");
        assertThat(arms(List.of(), inside, pair(Outcome.DENIED, Outcome.DENIED)).diagnosisId())
                .isNotEqualTo("unix-socket-bind-denied");
    }

    @Test
    void aDifferenceBetweenTheArmsExplainsOnlyTheFailureThatItIs() {
        ArmDifference difference = new ArmDifference(Kind.FILE, "the file [a] differs: missing, outside 3 bytes");
        Arm differing = SampleArms.worked().failingFor(Optional.of(difference));
        Arm failing = new Arm(exit(0), "expected 3 lines");

        assertThat(arms(differing, Optional.of(difference), Outcome.GRANTED).diagnosisId())
                .isEqualTo("files-differ");
        assertThat(arms(failing, Optional.of(difference), Outcome.GRANTED).diagnosisId())
                .isNotEqualTo("files-differ");
    }

    private static Judgement arms(Arm inside, Optional<ArmDifference> difference, Outcome declared) {
        return SampleScenarios.judge(SampleScenarios.of(ScenarioKind.COMPATIBILITY, List.of(BIND), null))
                .arms(SampleArms.worked(), inside, difference, List.of(pair(Outcome.GRANTED, declared)), open, null);
    }

    private static Judgement arms(List<Capability> declared, Arm inside, ProbePair pair) {
        return SampleScenarios.judge(SampleScenarios.of(ScenarioKind.COMPATIBILITY, declared, null))
                .arms(SampleArms.worked(), inside, Optional.empty(), List.of(pair), open, null);
    }

    private static ProbePair pair(Outcome outside, Outcome inside) {
        return new ProbePair(probe(outside), probe(inside));
    }

    private static ProbeResult probe(Outcome outcome) {
        return outcome == Outcome.DENIED
                ? new ProbeResult(BIND, outcome, "bind", "EPERM", null, "")
                : new ProbeResult(BIND, outcome, null, null, null, "");
    }
}
