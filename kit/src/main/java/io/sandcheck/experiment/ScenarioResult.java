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
 * The result of one experiment, with everything that led to it.
 *
 * @param outside null if that arm was not made
 * @param inside null if that arm was not made
 * @param duration of the whole experiment
 * @param edit lines to change in the expectations if the result is better than expected; otherwise empty
 * @param repetitions how often each verdict occurred if it was made several times; otherwise empty
 * @param trace what strace showed if a failure was traced; otherwise null
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

    /** Make a result without an edit and without a trace. */
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

    /** Return this result with the edit of the expectations. */
    public ScenarioResult withEdit(List<String> lines) {
        return new ScenarioResult(
                subject, setting, judgement, expectation, probes, outside, inside, duration, lines, repetitions, trace);
    }

    /** Return this result with its trace. */
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

    /** Compare it with the expectation. A result that does not apply is never unexpected. */
    public Comparison comparison() {
        if (judgement.verdict() == Verdict.NOT_APPLICABLE || expectation.metBy(judgement)) {
            return Comparison.AS_EXPECTED;
        }
        return judgement.verdict() == Verdict.CONFORMS ? Comparison.BETTER : Comparison.UNEXPECTED;
    }
}
