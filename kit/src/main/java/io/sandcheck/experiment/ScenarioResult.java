package io.sandcheck.experiment;

import io.sandcheck.expectation.Expectation;
import io.sandcheck.trace.Trace;
import io.sandcheck.verdict.Comparison;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.Setting;
import io.sandcheck.verdict.Subject;
import io.sandcheck.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The result of one experiment, with all that led to it.
 *
 * @param outside null if it did not come to that arm
 * @param inside null if it did not come to that arm
 * @param duration of the whole experiment
 * @param edit what to edit in the expectations where it is better than them, in lines; empty if it is not
 * @param repetitions if it was made several times, how often it came to each verdict; else empty
 * @param trace what strace showed if a failure was traced; null if it was not
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
        Duration duration,
        List<String> edit,
        Map<Verdict, Integer> repetitions,
        @Nullable Trace trace) {

    public ScenarioResult {
        probes = List.copyOf(probes);
        edit = List.copyOf(edit);
        repetitions = Map.copyOf(repetitions);
    }

    /** Make a result that asks for no edit and is not traced. */
    public ScenarioResult(
            Subject subject,
            Setting setting,
            Judgement judgement,
            Expectation expectation,
            List<ProbePair> probes,
            @Nullable Arm outside,
            @Nullable Arm inside,
            Duration duration) {
        this(subject, setting, judgement, expectation, probes, outside, inside, duration, List.of(), Map.of(), null);
    }

    static ScenarioResult of(
            Subject subject, Setting setting, Ruling ruling, Expectation expectation, Duration duration) {
        return new ScenarioResult(
                subject,
                setting,
                ruling.judgement(),
                expectation,
                ruling.probes(),
                ruling.outside(),
                ruling.inside(),
                duration,
                List.of(),
                Map.of(),
                ruling.trace());
    }

    /** Return this result with what to edit in the expectations. */
    public ScenarioResult withEdit(List<String> lines) {
        return new ScenarioResult(
                subject, setting, judgement, expectation, probes, outside, inside, duration, lines, repetitions, trace);
    }

    /** Return this result with what strace showed. */
    public ScenarioResult withTrace(Trace shown) {
        return new ScenarioResult(
                subject, setting, judgement, expectation, probes, outside, inside, duration, edit, repetitions, shown);
    }

    /** Return this result as one of several of the same experiment. */
    ScenarioResult repeated(Map<Verdict, Integer> counts, Duration ofAll) {
        return new ScenarioResult(
                subject, setting, judgement, expectation, probes, outside, inside, ofAll, edit, counts, trace);
    }

    /** Return this result with another judgement. */
    ScenarioResult judged(Judgement other) {
        return new ScenarioResult(
                subject, setting, other, expectation, probes, outside, inside, duration, edit, repetitions, trace);
    }

    /** Compare it to what was expected; what does not apply is never unexpected. */
    public Comparison comparison() {
        if (judgement.verdict() == Verdict.NOT_APPLICABLE || expectation.metBy(judgement)) {
            return Comparison.AS_EXPECTED;
        }
        return judgement.verdict() == Verdict.CONFORMS ? Comparison.BETTER : Comparison.UNEXPECTED;
    }
}
