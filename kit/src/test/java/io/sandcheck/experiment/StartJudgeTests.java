package io.sandcheck.experiment;

import static io.sandcheck.experiment.SampleArms.exit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.diagnosis.Fact;
import io.sandcheck.diagnosis.Shortcoming;
import io.sandcheck.doctor.Examination;
import io.sandcheck.host.Host;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.process.ThisMachine;
import io.sandcheck.session.OpenSandbox;
import io.sandcheck.session.StartAttempt;
import io.sandcheck.session.StartCheck;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.ScenarioKind;
import io.sandcheck.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Judgements about a start on a host that should prevent it. They depend on what the scenario demands. */
class StartJudgeTests {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "GUIDANCE, true, '', -, true, false",
                "GUIDANCE, true, it was created, -, true, false",
                "GUIDANCE, true, '', no Python, true, false",
                "GUIDANCE, false, '', -, false, false",
                "SECURITY, true, '', -, true, false",
                "SECURITY, true, it was created, -, false, false",
                "SECURITY, true, '', no Python, false, true",
                "SECURITY, true, it was created, no Python, false, false",
                "SECURITY, false, '', -, false, false"
            })
    void thereIsNothingToJudgeIfItStartsAndForAGuardIfItConfinesToo(
            ScenarioKind kind,
            boolean started,
            String effect,
            @Nullable String untried,
            boolean nothingToTell,
            boolean cannotTell) {
        StartAttempt attempt = attempt(started, effect, untried);

        assertThat(judge(kind).nothingToTell(attempt)).isEqualTo(nothingToTell);
        assertThat(judge(kind).cannotTell(attempt)).isEqualTo(cannotTell);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "SECURITY, '', -, CONFORMS, enforces its policy",
                "GUIDANCE, '', -, NOT_APPLICABLE, enforces its policy",
                "GUIDANCE, it was created, -, NOT_APPLICABLE, runs the command unconfined",
                "GUIDANCE, '', no Python, NOT_APPLICABLE, its enforcement of the policy could not be tested"
            })
    void aStartThatShouldHaveFailedSaysHowItRuns(
            ScenarioKind kind, String effect, @Nullable String untried, Verdict verdict, String how) {
        Judgement judgement = judge(kind).startsAllTheSame(HostCondition.NONE, attempt(true, effect, untried));

        assertThat(judgement.verdict()).isEqualTo(verdict);
        assertThat(judgement.reason()).isEqualTo("it starts where an ordinary host, and " + how);
    }

    @Test
    void whyItCouldNotBeExecutedIsAFact() {
        assertThat(StartJudge.error(new StartCheck(exit(0), null, true, true))).isEmpty();
        assertThat(StartJudge.error(new StartCheck(null, "no such program", false, false)))
                .containsOnlyKeys(Fact.ERROR);
        assertThat(StartJudge.error(new StartCheck(exit(0), "it was not announced", false, true)))
                .containsEntry(Fact.START, "not-announced");
    }

    @Test
    void aMessageThatMeetsTheDemandsConforms() {
        assertThat(start(ScenarioKind.GUIDANCE, null).verdict()).isEqualTo(Verdict.CONFORMS);
    }

    @Test
    void aMessageThatDoesNotMeetThemIsADeviationOfWhichTheShortcomingIsNamed() {
        Judgement judgement = start(ScenarioKind.GUIDANCE, "it names no remedy");

        assertThat(judgement.verdict()).isEqualTo(Verdict.DEVIATES);
        assertThat(judgement.reason()).isEqualTo("it names no remedy");
        assertThat(judgement.diagnosisId()).isEqualTo("start-message-misleads");
    }

    @Test
    void aCommandThatRunsUnconfinedIsAnEscape() {
        Judgement judgement = start(ScenarioKind.SECURITY, "it must not run");

        assertThat(judgement.verdict()).isEqualTo(Verdict.ESCAPE);
        assertThat(judgement.reason()).isEqualTo("the policy is not enforced: it was created");
    }

    private static Judgement start(ScenarioKind kind, @Nullable String failure) {
        try (Host host = ThisMachine.open()) {
            return judge(kind)
                    .start(
                            new OpenSandbox(SampleScenarios.SANDBOX, SampleScenarios.POLICY, host, host),
                            attempt(false, "it was created", null),
                            new Examination(host.facts(), List.of(), List.of()),
                            failure,
                            Optional.of(Shortcoming.NAMES_WRONG));
        }
    }

    private static StartJudge judge(ScenarioKind kind) {
        return new StartJudge(SampleScenarios.judge(SampleScenarios.of(kind, List.of(), null)), kind);
    }

    private static StartAttempt attempt(boolean started, String effect, @Nullable String untried) {
        return new StartAttempt(new StartCheck(exit(0), null, started, started), effect, untried, List.of());
    }
}
