package io.sandcheck.launcher;

import io.sandcheck.report.RecordedRun.RecordedShard;
import io.sandcheck.selection.Shard;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * Decides which experiment belongs to which shard. Every shard calculates this itself, and all get the same result.
 *
 * <p>An experiment belongs to the shard that {@link Shard#indexOf} returns. If durations are known, the experiments
 * with a duration are assigned first, the longest first, each to the shard that has the least to do.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Sharding {

    private final int count;
    private final Map<String, Integer> shardOfExperiment = new TreeMap<>();

    /**
     * Divide experiments.
     *
     * @param ids that tell the experiments apart
     * @param durations how long each takes, by its id, in any unit; unknown ones are left out
     */
    public Sharding(Collection<String> ids, int count, Map<String, Double> durations) {
        this.count = count;
        deal(new TreeSet<>(ids), durations);
        ids.forEach(id -> shardOfExperiment.computeIfAbsent(id, this::hashed));
    }

    private void deal(Collection<String> ids, Map<String, Double> durations) {
        double[] load = new double[count];
        ids.stream()
                .filter(durations::containsKey)
                .sorted(Comparator.comparing((String id) -> -durations.getOrDefault(id, 0.0))
                        .thenComparing(Comparator.naturalOrder()))
                .forEach(id -> {
                    int least = 0;
                    for (int shard = 1; shard < count; shard++) {
                        least = load[shard] < load[least] ? shard : least;
                    }
                    load[least] += durations.getOrDefault(id, 0.0);
                    shardOfExperiment.put(id, least + 1);
                });
    }

    private int hashed(String id) {
        return Shard.indexOf(id, count);
    }

    /** Tell whether an experiment belongs to a shard. */
    public boolean belongs(String id, Shard shard) {
        return shardOfExperiment.getOrDefault(id, hashed(id)) == shard.index();
    }

    /** Return how many experiments each shard has, the first shard first. */
    public List<Integer> sizes() {
        List<Integer> sizes = new ArrayList<>();
        for (int shard = 1; shard <= count; shard++) {
            int index = shard;
            sizes.add((int) shardOfExperiment.values().stream()
                    .filter(each -> each == index)
                    .count());
        }
        return sizes;
    }

    /** Return what a report records about a shard, so that missing shards can be found later. */
    public RecordedShard record(Shard shard) {
        return new RecordedShard(shard.index(), count, sizes(), digest());
    }

    /** Shards with the same count only belong together if they are parts of the same plan. */
    private String digest() {
        return Shard.digest(shardOfExperiment.toString());
    }
}
