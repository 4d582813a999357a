package io.sandcheck.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.cli.Sandcheck;
import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.Screen;
import io.sandcheck.report.JournalReader;
import io.sandcheck.report.RecordedRun.NotRun;
import io.sandcheck.report.ResultKey;
import io.sandcheck.report.RunFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardedRunTests {

    private static final String SAMPLES = "io.sandcheck.cli.samples";
    private static final List<String> SANDBOXES = List.of(
            "ref-permits-all", "ref-changes-exit-codes", "ref-denies-bind", "ref-denies-send", "ref-denies-datagrams");

    @TempDir
    Path directory;

    private final Screen screen = new Screen();

    @Test
    void shardsTogetherAreTheWholeAndEachIsAPart() {
        Path whole = run("whole");
        List<Path> shards = new ArrayList<>();
        for (int index = 1; index <= 3; index++) {
            shards.add(run("shard-" + index, "--shard", index + "/3"));
        }

        List<ResultKey> parts = new ArrayList<>();
        shards.forEach(shard -> parts.addAll(keysOf(shard)));
        assertThat(parts).containsExactlyInAnyOrderElementsOf(keysOf(whole));
        assertThat(RunFile.read(shards.get(0)).notes()).isEmpty();
        int inOthers = parts.size() - keysOf(shards.get(0)).size();
        assertThat(RunFile.read(shards.get(0)).runs().get(0).notRun())
                .contains(new NotRun(inOthers + " experiments", "in other shards"));

        String merged = directory.resolve("merged").toString();
        assertThat(execute("report", shards.get(0).toString(), shards.get(2).toString(), "--out", merged))
                .isEqualTo(ExitCode.BROKEN);
        assertThat(screen.err()).contains("sandcheck: Shard 2/3 is missing, with ");
        assertThat(execute("report", shards.get(0).toString(), "--out", merged)).isEqualTo(ExitCode.BROKEN);
        assertThat(execute("report", shards.get(0).toString())).isEqualTo(ExitCode.AS_EXPECTED);
        assertThat(execute(
                        "report",
                        shards.get(0).toString(),
                        shards.get(1).toString(),
                        shards.get(2).toString(),
                        "--out",
                        merged))
                .isEqualTo(ExitCode.AS_EXPECTED);
        assertThat(keysOf(Path.of(merged))).containsExactlyInAnyOrderElementsOf(parts);
    }

    @Test
    void durationsOfAnEarlierRunBalanceTheShards() {
        String whole = run("whole").toString();

        assertThat(experiments("--shard", "1/2", "--durations", whole)).isPositive();
        assertThat(experiments("--shard", "1/2", "--durations", whole)
                        + experiments("--shard", "2/2", "--durations", whole))
                .isEqualTo(experiments());
    }

    @Test
    void moreShardsThanExperimentsAreNoFailure() {
        int empty = 0;
        for (int index = 1; index <= 9; index++) {
            Path shard = run("shard-" + index, "--shard", index + "/9");
            empty += keysOf(shard).isEmpty() ? 1 : 0;
        }
        assertThat(empty).isBetween(9 - SANDBOXES.size(), 8);
        assertThat(screen.err())
                .contains("sandcheck: this shard has no experiment; there are more shards than needed\n");
    }

    @Test
    void whatIsNoShardIsOneErrorAndEndsWithTwo() {
        assertThat(execute(arguments("x", "--shard", "3/2"))).isEqualTo(ExitCode.USAGE);
        assertThat(screen.err())
                .isEqualTo("sandcheck: --shard: [3/2] is not a shard; the first of three is 1/3, the last 3/3\n");
        assertThat(execute(arguments("x", "--durations", "y"))).isEqualTo(ExitCode.USAGE);
        assertThat(screen.err()).endsWith("sandcheck: --durations balances shards, so it needs --shard\n");
    }

    private long experiments(String... options) {
        Screen dry = new Screen();
        List<String> all = new ArrayList<>(List.of(arguments("unused", options)));
        all.add("--dry-run");
        Sandcheck.execute(dry.plain(), List.of(SAMPLES), all.toArray(String[]::new));
        return dry.out().lines().filter(line -> line.startsWith("sample/")).count();
    }

    private Path run(String name, String... options) {
        assertThat(execute(arguments(name, options))).as(screen.err()).isEqualTo(ExitCode.AS_EXPECTED);
        return directory.resolve(name);
    }

    private String[] arguments(String name, String... options) {
        List<String> all = new ArrayList<>(List.of("run", "--host", "process", "--scenario", "sample/echo"));
        SANDBOXES.forEach(sandbox -> all.addAll(List.of("--sandbox", sandbox)));
        all.addAll(List.of("--out", directory.resolve(name).toString()));
        all.addAll(List.of(options));
        return all.toArray(String[]::new);
    }

    private int execute(String... arguments) {
        return Sandcheck.execute(screen.plain(), List.of(SAMPLES), arguments);
    }

    private static List<ResultKey> keysOf(Path run) {
        List<ResultKey> keys = new ArrayList<>();
        try (JournalReader results = JournalReader.open(run.resolve("results.jsonl"))) {
            results.forEach((offset, result) -> keys.add(ResultKey.of(result)));
        }
        return keys;
    }
}
