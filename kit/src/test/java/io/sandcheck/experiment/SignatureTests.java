package io.sandcheck.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.diagnosis.Confidence;
import io.sandcheck.diagnosis.Diagnosis;
import io.sandcheck.expectation.Expectation;
import io.sandcheck.experiment.Signature.Match;
import io.sandcheck.report.SampleResults;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.Level;
import io.sandcheck.verdict.ScenarioKind;
import io.sandcheck.verdict.Subject;
import io.sandcheck.verdict.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether a result shows what is reported. */
class SignatureTests {

    private static final String REPORT = "openai/codex#24943";
    private static final Expectation KNOWN = new Expectation(Verdict.DEVIATES, null, REPORT, "the filter denies bind");

    @Test
    void whatConformsIsNotReproduced() {
        assertSignature(
                of(ScenarioKind.COMPATIBILITY, Verdict.CONFORMS, null, Expectation.CONFORMS),
                Match.NONE,
                "Not reproduced (openai/codex#24943): it was seen");
    }

    @ParameterizedTest
    @EnumSource(
            value = Verdict.class,
            names = {"UNAVAILABLE", "INCONCLUSIVE", "UNSTABLE", "NOT_APPLICABLE", "ERROR"})
    void whatWasNotJudgedIsNotKnown(Verdict verdict) {
        assertSignature(
                of(ScenarioKind.COMPATIBILITY, verdict, null, Expectation.CONFORMS),
                Match.UNKNOWN,
                "Not known whether it is reproduced (openai/codex#24943): it was seen");
    }

    @Test
    void anEscapeReproducesAReportOfAGuardAlone() {
        assertSignature(
                of(ScenarioKind.SECURITY, Verdict.ESCAPE, null, Expectation.CONFORMS),
                Match.SAME,
                "Reproduced (openai/codex#24943): it was seen");
        assertSignature(
                of(ScenarioKind.COMPATIBILITY, Verdict.ESCAPE, null, Expectation.CONFORMS),
                Match.UNKNOWN,
                "Not known whether it is reproduced (openai/codex#24943), because the sandbox confines nothing: it was seen");
    }

    @Test
    void badGuidanceIsWhatIsReportedOfGuidance() {
        assertThat(of(ScenarioKind.GUIDANCE, Verdict.DEVIATES, null, Expectation.CONFORMS)
                        .match())
                .isEqualTo(Match.SAME);
    }

    @Test
    void aDeviationThatIsExpectedForTheReportReproducesIt() {
        assertSignature(
                of(ScenarioKind.COMPATIBILITY, Verdict.DEVIATES, null, KNOWN),
                Match.SAME,
                "Reproduced (openai/codex#24943), and known for this sandbox: the filter denies bind");
    }

    @ParameterizedTest
    @CsvSource({"DEVIATES, , anthropics/srt#1", "DEVIATES, , ", "DEVIATES, other-cause, openai/codex#24943"})
    void anExpectationOfAnotherReportOrCauseProvesNothing(
            Verdict verdict, @Nullable String diagnosis, @Nullable String issue) {
        Expectation other = new Expectation(verdict, diagnosis, issue, "known");

        assertThat(of(ScenarioKind.COMPATIBILITY, Verdict.DEVIATES, null, other).match())
                .isEqualTo(Match.UNKNOWN);
    }

    @Test
    void aFailureOfUnknownCauseIsNotKnownToBeWhatIsReported() {
        Diagnosis unexplained = diagnosis(Diagnosis.Kind.UNEXPLAINED, Confidence.UNKNOWN, "unix-socket-bind");

        assertSignature(
                of(ScenarioKind.COMPATIBILITY, Verdict.DEVIATES, unexplained, Expectation.CONFORMS),
                Match.UNKNOWN,
                "Not known whether it is reproduced (openai/codex#24943): it fails, but the cause is not known:"
                        + " unix-socket-bind is denied: bind EPERM inside; it was seen");
    }

    @ParameterizedTest
    @EnumSource(
            value = Diagnosis.Kind.class,
            names = {"EXPLAINED", "HANG"})
    void aDeniedCapabilityThatIsTheCauseReproducesTheReport(Diagnosis.Kind kind) {
        assertSignature(
                of(
                        ScenarioKind.COMPATIBILITY,
                        Verdict.DEVIATES,
                        diagnosis(kind, Confidence.CERTAIN, "unix-socket-bind"),
                        Expectation.CONFORMS),
                Match.SAME,
                "Reproduced (openai/codex#24943): it works outside and fails inside, because a capability that it needs is"
                        + " denied: The cause.");
    }

    @ParameterizedTest
    @CsvSource({"EXPLAINED, shared-memory", "EXPLAINED, ", "MISLEADING, unix-socket-bind"})
    void anotherCauseIsNotWhatIsReported(Diagnosis.Kind kind, @Nullable String capability) {
        assertSignature(
                of(
                        ScenarioKind.COMPATIBILITY,
                        Verdict.DEVIATES,
                        diagnosis(kind, Confidence.PROBABLE, capability),
                        Expectation.CONFORMS),
                Match.OTHER,
                "Not reproduced (openai/codex#24943): it fails, but for another reason:"
                        + " unix-socket-bind is denied: bind EPERM inside; it was seen");
    }

    private static void assertSignature(Signature signature, Match match, String words) {
        assertThat(signature).isEqualTo(new Signature(match, words));
    }

    private static Signature of(
            ScenarioKind kind, Verdict verdict, @Nullable Diagnosis diagnosis, Expectation expectation) {
        return Signature.of(SampleResults.result(
                new Subject("ipc/unix-socket-bind", null, kind, Level.MUST, List.of(REPORT)),
                SandboxPolicy.WORKSPACE_WRITE,
                new Judgement(verdict, "it was seen", diagnosis),
                expectation,
                null,
                null));
    }

    private static Diagnosis diagnosis(Diagnosis.Kind kind, Confidence confidence, @Nullable String capability) {
        return new Diagnosis(
                "some-cause",
                kind,
                confidence,
                "The cause.",
                capability == null ? null : new Capability(capability),
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
