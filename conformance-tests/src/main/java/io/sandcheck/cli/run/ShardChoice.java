package io.sandcheck.cli.run;

import io.sandcheck.cli.run.PlannedRun.Experiment;
import io.sandcheck.launcher.Shard;
import io.sandcheck.launcher.Sharding;
import io.sandcheck.report.Journal;
import io.sandcheck.report.JournalReader;
import io.sandcheck.report.ResultKey;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which part of a run is to be made: of how many, and balanced by what. */
record ShardChoice(Shard shard, @Nullable Path durations) {

    Sharding divide(PlannedRun plan) {
        return new Sharding(plan.ids(), shard.count(), durations == null ? Map.of() : durationsOf(plan, durations));
    }

    /** What an experiment took in an earlier run, whatever the version was then, and on whatever kind of host. */
    private static Map<String, Double> durationsOf(PlannedRun plan, Path run) {
        Map<String, Double> taken = new HashMap<>();
        try (JournalReader journal = JournalReader.open(run.resolve(Journal.FILE_NAME))) {
            journal.forEach((offset, result) -> taken.put(lasting(ResultKey.of(result)), result.durationMs()));
        }
        Map<String, Double> durations = new HashMap<>();
        for (Experiment experiment : plan.experiments()) {
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
