package io.sandcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.expectation.Expectation;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.Level;
import io.sandcheck.verdict.ScenarioKind;
import io.sandcheck.verdict.Subject;
import io.sandcheck.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunSummaryTests {

    @Test
    void escapesAreCountedApartFromWhatDoesNotWork() {
        RunSummary summary = summary(
                SampleResults.conforming("a/b", SandboxPolicy.READ_ONLY),
                SampleResults.deviating(SampleResults.EXPECTED_DEVIATION),
                SampleResults.of(Verdict.ESCAPE, "it wrote outside of the workspace"));

        assertThat(summary.compatibility()).isEqualTo(Map.of(Verdict.CONFORMS, 1, Verdict.DEVIATES, 1));
        assertThat(summary.security()).isEqualTo(Map.of(Verdict.ESCAPE, 1));
        assertThat(summary.unexpected()).isEqualTo(1);
        assertThat(summary.total()).isEqualTo(3);
    }

    @Test
    void guardsAreCountedApartWhateverTheirVerdict() {
        ScenarioResult conforming = SampleResults.conforming("guard/write-home", SandboxPolicy.READ_ONLY);
        RunSummary summary = summary(new ScenarioResult(
                new Subject("guard/write-home", null, ScenarioKind.SECURITY, Level.MUST, List.of()),
                conforming.setting(),
                conforming.judgement(),
                conforming.expectation(),
                conforming.probes(),
                conforming.outside(),
                conforming.inside(),
                conforming.duration()));

        assertThat(summary.security()).isEqualTo(Map.of(Verdict.CONFORMS, 1));
        assertThat(summary.compatibility()).isEmpty();
    }

    @Test
    void whatDoesNotApplyIsNeitherApplicableNorUnexpected() {
        RunSummary summary = summary(SampleResults.of(Verdict.NOT_APPLICABLE, "no Python 3.10"));

        assertThat(summary.total()).isEqualTo(1);
        assertThat(summary.applicable()).isZero();
        assertThat(summary.unexpected()).isZero();
    }

    @Test
    void whatTheMakersDoNotPromiseIsCounted() {
        ScenarioResult conforming = SampleResults.conforming("guard/write-home", SandboxPolicy.READ_ONLY);
        RunSummary summary = summary(
                new ScenarioResult(
                        new Subject("guard/write-home", null, ScenarioKind.SECURITY, Level.MUST, List.of()),
                        conforming.setting(),
                        new Judgement(Verdict.NOT_APPLICABLE, "not promised", null, null, "https://example.com/why"),
                        conforming.expectation(),
                        conforming.probes(),
                        null,
                        null,
                        conforming.duration()),
                SampleResults.of(Verdict.NOT_APPLICABLE, "no Python 3.10"));

        assertThat(summary.disclaimed()).isEqualTo(1);
        assertThat(summary.unproven()).isZero();
        assertThat(summary.count(Verdict.NOT_APPLICABLE)).isEqualTo(2);
    }

    @Test
    void policyThatIsNotEnforcedIsOneEscapeHoweverManyWorkloadsWereNotRun() {
        ScenarioResult escape = SampleResults.result(
                new Subject("a/b", null, Level.MUST, List.of()),
                SandboxPolicy.READ_ONLY,
                new Judgement(Verdict.ESCAPE, "it is not enforced", SampleResults.diagnosis("it is not enforced")),
                Expectation.CONFORMS,
                null,
                null);

        RunSummary summary =
                summary(escape, escape, escape, SampleReports.guard(Verdict.ESCAPE, "it wrote", Expectation.CONFORMS));

        assertThat(summary.security()).isEqualTo(Map.of(Verdict.ESCAPE, 2));
        assertThat(summary.count(Verdict.ESCAPE)).isEqualTo(2);
        assertThat(summary.total()).isEqualTo(4);
        assertThat(summary.unexpected()).isEqualTo(4);
        assertThat(summary.securityInWords())
                .isEqualTo("2 escapes; 2 more results not run, because the policy is not enforced");
    }

    @Test
    void withoutAGuardSecurityIsNotTested() {
        RunSummary summary = summary(SampleResults.conforming("a/b", SandboxPolicy.READ_ONLY));

        assertThat(summary.securityInWords()).isEqualTo("not tested");
        assertThat(summary.securityTested()).isFalse();
    }

    @Test
    void whatNothingProvesIsCountedToo() {
        ScenarioResult guard = SampleReports.guard(Verdict.NOT_APPLICABLE, "not promised", Expectation.CONFORMS);
        RunSummary summary = summary(new ScenarioResult(
                guard.subject(),
                guard.setting(),
                new Judgement(Verdict.NOT_APPLICABLE, "not promised", null, null, "unproven: they say so"),
                guard.expectation(),
                guard.probes(),
                null,
                null,
                guard.duration()));

        assertThat(summary.unproven()).isOne();
        assertThat(summary.securityInWords())
                .isEqualTo("1 not applicable (1 not promised by their makers, 1 of them without a link)");
    }

    @Test
    void betterThanExpectedIsCountedApartFromUnexpected() {
        ScenarioResult conforming = SampleResults.conforming("a/b", SandboxPolicy.READ_ONLY);
        RunSummary summary = summary(new ScenarioResult(
                conforming.subject(),
                conforming.setting(),
                conforming.judgement(),
                SampleResults.EXPECTED_DEVIATION,
                conforming.probes(),
                conforming.outside(),
                conforming.inside(),
                conforming.duration()));

        assertThat(summary.better()).isEqualTo(1);
        assertThat(summary.unexpected()).isZero();
    }

    @Test
    void theSameVerdictWithAnotherDiagnosisIsUnexpected() {
        Expectation other = new Expectation(Verdict.DEVIATES, "something-else", null, "a reason");

        assertThat(summary(SampleResults.deviating(other)).unexpected()).isEqualTo(1);
    }

    private static RunSummary summary(ScenarioResult... results) {
        return Stream.of(results)
                .map(result -> RecordedResult.of(result, Redaction.of(Map.of())))
                .reduce(RunSummary.NOTHING, RunSummary::plus, (a, b) -> b);
    }
}
