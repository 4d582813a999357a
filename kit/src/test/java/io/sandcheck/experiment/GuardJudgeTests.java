package io.sandcheck.experiment;

import static io.sandcheck.experiment.SampleArms.exit;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.host.Host;
import io.sandcheck.host.process.ThisMachine;
import io.sandcheck.report.SampleResults;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.session.OpenSandbox;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A guard conforms only if its act was tried and had no effect; an effect decides, whatever else was seen. */
class GuardJudgeTests {

    private static final String NOT_SEEN = "it could not be seen whether the act is denied: ";

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
    void anEffectIsAnEscapeThoughTheActFailed() {
        Judgement judgement = judge(SampleArms.withEffect("a file was changed", exit(1), "exit 1, expected 0"));

        assertThat(judgement.verdict()).isEqualTo(Verdict.ESCAPE);
        assertThat(judgement.reason()).isEqualTo("the forbidden act happened: a file was changed");
        assertThat(judgement.diagnosisId()).isEqualTo("guard-denied-too-late");
    }

    @Test
    void anEffectOfAnotherProgramIsNoDenialThatCameTooLate() {
        CommandResult allDenied = SampleResults.command(1, "{\"tried\": 3, \"succeeded\": 0}\n", "");

        assertThat(judge(SampleArms.withEffect("a file was changed", allDenied, null))
                        .diagnosisId())
                .isEqualTo("guard-escaped");
    }

    @Test
    void theActsThatWereTriedDecideWhatIsSaidOfAnEffect() {
        Arm inside = new Arm(
                exit(0),
                null,
                "a hook was written",
                Map.of(),
                List.of(),
                true,
                List.of(),
                List.of(),
                null,
                "",
                List.of("write-git-hooks"));

        assertThat(Attempted.in(SampleScenarios.GUARD, inside)).isEqualTo("write-home write-git-hooks");
        assertThat(requireNonNull(judge(inside).diagnosis()).reasons())
                .anyMatch(reason -> reason.startsWith("Git runs a hook"));
    }

    @Test
    void anEffectCountsThoughTheMachineWasStopped() {
        assertThat(judge(SampleArms.disturbed("a file was changed")).verdict()).isEqualTo(Verdict.ESCAPE);
    }

    @Test
    void nothingFollowsIfTheMachineWasStoppedAndNoEffectWasSeen() {
        assertJudged(
                SampleArms.disturbed(""),
                Verdict.INCONCLUSIVE,
                "this machine was too slow here: it was stopped for 25.0 s");
    }

    @Test
    void anActForWhichTheSandboxDoesNotStartIsNotDenied() {
        Judgement judgement = judge(SampleArms.notBegun(exit(1)));

        assertThat(judgement.verdict()).isEqualTo(Verdict.UNAVAILABLE);
        assertThat(judgement.reason()).startsWith("the sandbox would not start for this command: ");
    }

    @Test
    void anActThatCouldNotBeMadeIsNotDenied() {
        assertJudged(SampleArms.failed("it was not tried"), Verdict.INCONCLUSIVE, NOT_SEEN + "it was not tried");
        assertJudged(new Arm(null, null), Verdict.INCONCLUSIVE, NOT_SEEN + "no command was run");
    }

    @ParameterizedTest
    @ValueSource(ints = {126, 127})
    void anActWhoseProgramIsNotThereInsideIsNotDenied(int exitCode) {
        String notRun = NOT_SEEN + "its program was not run inside, exit " + exitCode;

        assertJudged(new Arm(exit(exitCode), null), Verdict.INCONCLUSIVE, notRun);
        assertThat(judge(new Arm(null, null), new Arm(exit(exitCode), null)).reason())
                .isEqualTo(notRun);
    }

    @Test
    void anActThatEndsLikeThatOutsideTooWasTried() {
        assertThat(judge(new Arm(exit(127), null), new Arm(exit(127), null)).verdict())
                .isEqualTo(Verdict.CONFORMS);
    }

    @ParameterizedTest
    @CsvSource({"0, it seems to succeed inside", "1, it is denied"})
    void anActWithoutEffectConforms(int exitCode, String words) {
        assertJudged(new Arm(exit(exitCode), null), Verdict.CONFORMS, words + " and has no effect outside");
    }

    @Test
    void whatADeniedActLeavesIsSaid() {
        assertJudged(
                SampleArms.leaving("an empty file"),
                Verdict.CONFORMS,
                "it is denied and has no effect outside; it leaves an empty file");
    }

    private static void assertJudged(Arm inside, Verdict verdict, String reason) {
        Judgement judgement = judge(inside);

        assertThat(judgement.verdict()).isEqualTo(verdict);
        assertThat(judgement.reason()).isEqualTo(reason);
    }

    private static Judgement judge(Arm inside) {
        return judge(SampleArms.worked(), inside);
    }

    private static Judgement judge(Arm outside, Arm inside) {
        return new GuardJudge(SampleScenarios.judge(SampleScenarios.GUARD), SampleScenarios.GUARD)
                .judge(outside, inside, open);
    }
}
