package io.sandcheck.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.report.RecordedRun.RecordedShard;
import io.sandcheck.selection.Shard;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShardingTests {

    private static final int COUNT = 4;
    private static final List<String> IDS = ids(0, 400);

    @Test
    void everyExperimentBelongsToExactlyOneShard() {
        Sharding sharding = new Sharding(IDS, COUNT, Map.of());

        assertThat(IDS)
                .allMatch(id ->
                        shards().filter(shard -> sharding.belongs(id, shard)).count() == 1);
        assertThat(sharding.sizes()).hasSize(COUNT).allMatch(size -> size > 70);
        assertThat(sharding.sizes().stream().mapToInt(Integer::intValue).sum()).isEqualTo(IDS.size());
    }

    @Test
    void anExperimentStaysWhereItIsWhenOthersComeAndGo() {
        Sharding before = new Sharding(IDS, COUNT, Map.of());
        Sharding after = new Sharding(ids(100, 500), COUNT, Map.of());

        assertThat(ids(100, 400)).allMatch(id -> shardOf(before, id) == shardOf(after, id));
    }

    @Test
    void withOneShardMoreOnlyWhatGoesToItMoves() {
        Sharding before = new Sharding(IDS, COUNT, Map.of());
        Sharding after = new Sharding(IDS, COUNT + 1, Map.of());

        assertThat(IDS)
                .allMatch(id -> after.belongs(id, new Shard(COUNT + 1, COUNT + 1))
                        || shardOf(before, id) == shardOf(after, id));
    }

    @Test
    void knownDurationsAreDealtOutEvenly() {
        Map<String, Double> durations = new HashMap<>();
        IDS.forEach(id -> durations.put(id, 10.0));
        durations.put(IDS.get(7), 1000.0);
        Sharding sharding = new Sharding(IDS, COUNT, durations);

        double longest = shards().mapToDouble(shard -> load(sharding, shard, durations))
                .max()
                .orElseThrow();
        double shortest = shards().mapToDouble(shard -> load(sharding, shard, durations))
                .min()
                .orElseThrow();
        assertThat(longest - shortest).isLessThanOrEqualTo(10);
        assertThat(sharding.sizes()).as("the long one, and 25 of 10").contains(26);
    }

    @Test
    void whatIsAddedLaterMovesNothingOfKnownDuration() {
        Map<String, Double> durations = new HashMap<>();
        Random random = new Random(1);
        IDS.forEach(id -> durations.put(id, random.nextDouble()));
        Sharding before = new Sharding(IDS, COUNT, durations);
        Sharding after = new Sharding(ids(0, 500), COUNT, durations);

        assertThat(IDS).allMatch(id -> shardOf(before, id) == shardOf(after, id));
    }

    @Test
    void theOrderInWhichExperimentsAreNamedMakesNoDifference() {
        List<String> shuffled = new ArrayList<>(IDS);
        Collections.shuffle(shuffled, new Random(1));
        Map<String, Double> durations = Map.of(IDS.get(0), 1.0, IDS.get(1), 1.0, IDS.get(2), 1.0);
        RecordedShard one = new Sharding(IDS, COUNT, durations).record(new Shard(1, COUNT));

        assertThat(new Sharding(shuffled, COUNT, durations).record(new Shard(1, COUNT)))
                .isEqualTo(one);
        assertThat(new Sharding(IDS, COUNT, Map.of())
                        .record(new Shard(1, COUNT))
                        .plan())
                .isNotEqualTo(one.plan());
    }

    private static double load(Sharding sharding, Shard shard, Map<String, Double> durations) {
        return durations.entrySet().stream()
                .filter(duration -> sharding.belongs(duration.getKey(), shard))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private static int shardOf(Sharding sharding, String id) {
        for (int count = COUNT; ; count++) {
            int all = count;
            var found = IntStream.rangeClosed(1, count)
                    .filter(index -> sharding.belongs(id, new Shard(index, all)))
                    .findFirst();
            if (found.isPresent()) {
                return found.getAsInt();
            }
        }
    }

    private static java.util.stream.Stream<Shard> shards() {
        return IntStream.rangeClosed(1, COUNT).mapToObj(index -> new Shard(index, COUNT));
    }

    private static List<String> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "area/scenario-" + i).toList();
    }
}
