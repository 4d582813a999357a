package io.sandcheck.jupiter;

import io.sandcheck.diagnosis.Explanation;
import io.sandcheck.expectation.Expectation;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.fixture.Fixtures;
import io.sandcheck.verdict.Comparison;
import io.sandcheck.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Reports a result to JUnit: the test succeeds, is aborted or fails, with the reason. */
record ResultReporter(ScenarioResult result) {

    static ResultReporter of(ScenarioResult result) {
        return new ResultReporter(result);
    }

    void report(boolean strict, ScenarioFrame frame) {
        if (result.judgement().verdict() == Verdict.NOT_APPLICABLE) {
            throw frame.markedOn(new TestAbortedException(message()));
        }
        Comparison comparison = result.comparison();
        if (comparison == Comparison.UNEXPECTED || (comparison == Comparison.BETTER && strict)) {
            throw frame.markedOn(
                    new AssertionFailedError(message(), result.judgement().problem()));
        }
    }

    private String message() {
        List<String> lines = new ArrayList<>();
        lines.add("%s in %s: %s, expected %s"
                .formatted(
                        result.subject().label(),
                        result.setting().label(),
                        named(result.judgement().verdict(), result.judgement().diagnosisId()),
                        expected(result.expectation())));
        lines.add("because " + result.judgement().reason());
        if (result.judgement().diagnosis() != null) {
            lines.addAll(Explanation.inBrief(result.judgement().diagnosis()));
        }
        if (result.trace() != null) {
            lines.addAll(result.trace().lines());
        }
        if (result.expectation().place() != null) {
            lines.add("expected at %s: %s"
                    .formatted(
                            Fixtures.inSources(result.expectation().place()),
                            result.expectation().reason()));
        }
        if (!result.edit().isEmpty()) {
            lines.add("better than expected by %s; to expect that,"
                    .formatted(result.setting().version()));
            lines.addAll(result.edit());
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static String expected(Expectation expectation) {
        return named(expectation.verdict(), expectation.diagnosis());
    }

    private static String named(Verdict verdict, @Nullable String diagnosis) {
        return diagnosis == null ? verdict.name() : verdict + " [" + diagnosis + "]";
    }
}
