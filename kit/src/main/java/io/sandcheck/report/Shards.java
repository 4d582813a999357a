package io.sandcheck.report;

import static java.util.Objects.requireNonNull;

import io.sandcheck.report.RecordedRun.RecordedShard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The parts of divided runs in a report, and the missing ones. */
final class Shards {

    private final Map<String, List<RecordedRun>> runsOfPlan = new TreeMap<>();

    Shards(List<RecordedRun> runs) {
        for (RecordedRun run : runs) {
            RecordedShard shard = run.shard();
            if (shard != null) {
                runsOfPlan
                        .computeIfAbsent(shard.count() + " " + shard.plan(), plan -> new ArrayList<>())
                        .add(run);
            }
        }
    }

    /** Return a line for each part that is missing or did not finish. */
    List<String> missing() {
        List<String> lines = new ArrayList<>();
        runsOfPlan.values().forEach(runs -> IntStream.rangeClosed(
                        1, shard(runs.get(0)).count())
                .mapToObj(index -> fault(runs, index))
                .filter(fault -> fault != null)
                .forEach(lines::add));
        if (runsOfPlan.size() > 1) {
            lines.add("The shards do not belong together: their scenarios, sandboxes or durations differ");
        }
        return lines;
    }

    private static @Nullable String fault(List<RecordedRun> runs, int index) {
        RecordedShard any = shard(runs.get(0));
        List<RecordedRun> there =
                runs.stream().filter(run -> shard(run).index() == index).toList();
        if (there.isEmpty()) {
            String missing = "Shard %d/%d is missing".formatted(index, any.count());
            return any.sizes().isEmpty()
                    ? missing
                    : missing + ", with " + RunSummary.counted(any.sizes().get(index - 1), "experiment");
        }
        return there.stream().anyMatch(RecordedRun::complete)
                ? null
                : "Shard %d/%d is not complete: %s"
                        .formatted(index, any.count(), there.get(0).outcome());
    }

    private static RecordedShard shard(RecordedRun run) {
        return requireNonNull(run.shard());
    }
}
