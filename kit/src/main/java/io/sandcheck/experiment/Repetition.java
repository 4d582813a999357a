package io.sandcheck.experiment;

import static java.util.stream.Collectors.joining;

import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.apiguardian.api.API;

/**
 * Makes an experiment several times and combines the results, because one sample proves nothing about the next.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Repetition {

    private Repetition() {}

    /**
     * Make an experiment this often. One that does not apply is made once.
     *
     * @param make makes it, given how often it was made before
     */
    public static ScenarioResult of(int times, IntFunction<ScenarioResult> make) {
        ScenarioResult first = make.apply(0);
        if (times == 1 || first.judgement().verdict() == Verdict.NOT_APPLICABLE) {
            return first;
        }
        List<ScenarioResult> results = new ArrayList<>(List.of(first));
        for (int made = 1; made < times; made++) {
            results.add(make.apply(made));
        }
        return merged(results);
    }

    private static ScenarioResult merged(List<ScenarioResult> results) {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        results.forEach(result -> counts.merge(result.judgement().verdict(), 1, Integer::sum));
        Duration duration = results.stream().map(ScenarioResult::duration).reduce(Duration.ZERO, Duration::plus);
        ScenarioResult shown = shown(results, counts).repeated(counts, duration);
        return counts.size() == 1 || counts.containsKey(Verdict.ERROR) ? shown : shown.judged(unstable(shown, counts));
    }

    /** If the kit broke, that result comes first; otherwise one that does not conform. */
    private static ScenarioResult shown(List<ScenarioResult> results, Map<Verdict, Integer> counts) {
        boolean broke = counts.containsKey(Verdict.ERROR);
        return results.stream()
                .filter(result -> broke
                        ? result.judgement().verdict() == Verdict.ERROR
                        : result.judgement().verdict() != Verdict.CONFORMS)
                .findFirst()
                .orElse(results.get(0));
    }

    private static Judgement unstable(ScenarioResult shown, Map<Verdict, Integer> counts) {
        String each = counts.entrySet().stream()
                .map(count -> count.getValue() + " x " + count.getKey())
                .collect(joining(", "));
        Judgement judgement = shown.judgement();
        String reason =
                "%s; what is shown is the first %s: %s".formatted(each, judgement.verdict(), judgement.reason());
        return new Judgement(Verdict.UNSTABLE, reason, judgement.diagnosis());
    }
}
