package io.sandcheck.launcher;

import io.sandcheck.report.Journal;
import io.sandcheck.report.JournalReader;
import io.sandcheck.report.ResultKey;
import io.sandcheck.selection.Shard;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The part of a run to execute: which of how many, and how they are balanced.
 *
 * @param durations directory of an earlier run's report; null if the parts are not balanced
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ShardChoice(Shard shard, @Nullable Path durations) {

    Sharding divide(RunPlan plan) {
        return new Sharding(plan.ids(), shard.count(), durations == null ? Map.of() : durationsOf(plan, durations));
    }

    /** The duration of each experiment in an earlier run, for whatever version and kind of host. */
    private static Map<String, Double> durationsOf(RunPlan plan, Path run) {
        Map<String, Double> taken = new HashMap<>();
        try (JournalReader journal = JournalReader.open(run.resolve(Journal.FILE_NAME))) {
            journal.forEach((offset, result) -> taken.put(lasting(ResultKey.of(result)), result.durationMs()));
        }
        Map<String, Double> durations = new HashMap<>();
        for (PlannedExperiment experiment : plan.experiments()) {
            ResultKey key = experiment.key(plan.host());
            Double duration = taken.get(lasting(key));
            if (duration != null) {
                durations.put(key.id(), duration);
            }
        }
        return durations;
    }

    private static String lasting(ResultKey key) {
        return String.join("~", key.label(), key.sandbox(), key.policy(), key.condition());
    }
}
