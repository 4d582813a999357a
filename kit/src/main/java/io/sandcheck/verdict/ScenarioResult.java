package io.sandcheck.verdict;

import java.time.Duration;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The result of one experiment, with all that led to it.
 *
 * @param outside null where it did not come to that arm
 * @param inside null where it did not come to that arm
 * @param duration of the whole experiment
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ScenarioResult(
        Subject subject,
        Setting setting,
        Judgement judgement,
        Expectation expectation,
        List<ProbePair> probes,
        @Nullable Arm outside,
        @Nullable Arm inside,
        Duration duration) {

    public ScenarioResult {
        probes = List.copyOf(probes);
    }

    /** Compare it to what was expected; what does not apply is never unexpected. */
    public Comparison comparison() {
        if (judgement.verdict() == Verdict.NOT_APPLICABLE || expectation.metBy(judgement)) {
            return Comparison.AS_EXPECTED;
        }
        return judgement.verdict() == Verdict.CONFORMS ? Comparison.BETTER : Comparison.UNEXPECTED;
    }
}
