package io.sandcheck.experiment;

import static io.sandcheck.verdict.Verdict.CONFORMS;
import static io.sandcheck.verdict.Verdict.DEVIATES;
import static io.sandcheck.verdict.Verdict.ERROR;
import static io.sandcheck.verdict.Verdict.ESCAPE;
import static io.sandcheck.verdict.Verdict.NOT_APPLICABLE;
import static io.sandcheck.verdict.Verdict.UNSTABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.report.SampleResults;
import io.sandcheck.verdict.Comparison;
import io.sandcheck.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RepetitionTests {

    @Test
    void whatIsMadeOnceIsAsItIs() {
        ScenarioResult once = SampleResults.of(CONFORMS, "works");

        assertThat(Repetition.of(1, made -> once)).isSameAs(once);
    }

    @Test
    void whatAlwaysEndsAlikeKeepsItsVerdictWithTheCount() {
        ScenarioResult result = repeated(DEVIATES, DEVIATES, DEVIATES);

        assertThat(result.judgement().verdict()).isEqualTo(DEVIATES);
        assertThat(result.judgement().reason()).isEqualTo("it was DEVIATES");
        assertThat(result.repetitions()).isEqualTo(Map.of(DEVIATES, 3));
        assertThat(result.duration()).isEqualTo(Duration.ofMillis(4500));
    }

    @Test
    void whatEndsDifferentlyIsUnstableAndFails() {
        ScenarioResult result = repeated(CONFORMS, DEVIATES, CONFORMS, ESCAPE);

        assertThat(result.judgement().verdict()).isEqualTo(UNSTABLE);
        assertThat(result.judgement().reason())
                .isEqualTo(
                        "2 x CONFORMS, 1 x DEVIATES, 1 x ESCAPE; what is shown is the first DEVIATES: it was DEVIATES");
        assertThat(result.repetitions()).isEqualTo(Map.of(CONFORMS, 2, DEVIATES, 1, ESCAPE, 1));
        assertThat(result.comparison()).isEqualTo(Comparison.UNEXPECTED);
    }

    @Test
    void whereTheKitBrokeThatIsSaid() {
        ScenarioResult result = repeated(CONFORMS, ERROR, DEVIATES);

        assertThat(result.judgement().verdict()).isEqualTo(ERROR);
        assertThat(result.repetitions()).containsEntry(ERROR, 1);
    }

    @Test
    void whatDoesNotApplyIsMadeOnce() {
        assertThat(repeated(NOT_APPLICABLE, CONFORMS).repetitions()).isEmpty();
    }

    private static ScenarioResult repeated(Verdict... verdicts) {
        List<ScenarioResult> results = Stream.of(verdicts)
                .map(verdict -> SampleResults.of(verdict, "it was " + verdict))
                .toList();
        return Repetition.of(results.size(), results::get);
    }
}
