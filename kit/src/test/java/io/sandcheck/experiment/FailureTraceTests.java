package io.sandcheck.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.diagnosis.Confidence;
import io.sandcheck.diagnosis.Diagnosis;
import io.sandcheck.report.SampleResults;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Output;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Only failures whose cause is not certain are run once more under strace. */
class FailureTraceTests {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    DEVIATES, PROBABLE, true
                    DEVIATES, UNKNOWN, true
                    DEVIATES, CERTAIN, false
                    DEVIATES, -, false
                    ESCAPE, PROBABLE, false
                    UNAVAILABLE, PROBABLE, false
                    """)
    void aFailureOfWhichTheCauseIsNotCertainIsTraced(Verdict verdict, @Nullable Confidence confidence, boolean wanted) {
        assertThat(FailureTrace.isWanted(judgement(verdict, confidence), SampleArms.failed("exit 1")))
                .isEqualTo(wanted);
    }

    @Test
    void withoutACommandAndAfterAHangThereIsNothingToTrace() {
        Judgement uncertain = judgement(Verdict.DEVIATES, Confidence.PROBABLE);
        CommandResult hung = new CommandResult(
                List.of("tool"), null, "SIGKILL", true, Output.EMPTY, Output.EMPTY, Duration.ofSeconds(20), List.of());

        assertThat(FailureTrace.isWanted(uncertain, new Arm(null, "it failed"))).isFalse();
        assertThat(FailureTrace.isWanted(uncertain, new Arm(hung, "it hung"))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void aUserCanHaveFailuresAndStartsTraced(Verdict verdict) {
        assertThat(FailureTrace.isOf(SampleResults.of(verdict, "it was seen")))
                .isEqualTo(verdict == Verdict.DEVIATES || verdict == Verdict.UNAVAILABLE);
    }

    private static Judgement judgement(Verdict verdict, @Nullable Confidence confidence) {
        return new Judgement(verdict, "it was seen", confidence == null ? null : diagnosis(confidence));
    }

    private static Diagnosis diagnosis(Confidence confidence) {
        return new Diagnosis(
                "some-cause",
                Diagnosis.Kind.EXPLAINED,
                confidence,
                "The cause.",
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
