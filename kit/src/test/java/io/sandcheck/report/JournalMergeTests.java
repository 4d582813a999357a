package io.sandcheck.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandcheck.expectation.Expectation;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.report.RecordedRun.RecordedShard;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalMergeTests {

    private static final ScenarioResult FORK = SampleResults.conforming("python/fork", SandboxPolicy.READ_ONLY);
    private static final ScenarioResult SPAWN = SampleResults.conforming("python/spawn", SandboxPolicy.READ_ONLY);
    private static final ScenarioResult HELD = SampleReports.guard(Verdict.CONFORMS, "denied", Expectation.CONFORMS);
    private static final ScenarioResult ESCAPED = SampleReports.guard(Verdict.ESCAPE, "it wrote", Expectation.CONFORMS);

    @TempDir
    Path directory;

    @Test
    void journalsOfPartsBecomeOneWithTheRunsOfAll() {
        Path merged = merge(run("a", "2026-01-02T00:00:00Z", SPAWN), run("b", "2026-01-01T00:00:00Z", FORK));

        assertThat(labels(merged)).containsExactly("python/fork", "python/spawn");
        assertThat(RunFile.read(merged).runs()).extracting(RecordedRun::id).containsExactly("b", "a");
        assertThat(RunFile.read(merged).notes()).isEmpty();
    }

    @Test
    void ofAResultThatSeveralHaveTheWorstIsKeptAndThatIsSaid() {
        Path merged = merge(
                run("a", "2026-01-01T00:00:00Z", ESCAPED, FORK), run("b", "2026-01-02T00:00:00Z", HELD, FORK, SPAWN));

        assertThat(verdicts(merged)).containsExactly(Verdict.CONFORMS, Verdict.CONFORMS, Verdict.ESCAPE);
        assertThat(RunFile.read(merged).notes())
                .containsExactly(
                        "In more than one run: 1 result; the worst of each is kept",
                        "It differs from run to run: codex@0.124.0 workspace-write: guard/write-home: [CONFORMS, ESCAPE]");
    }

    @Test
    void theOrderInWhichRunsAreNamedMakesNoDifference() throws IOException {
        Path a = run("a", "2026-01-01T00:00:00Z", HELD, SPAWN);
        Path b = run("b", "2026-01-02T00:00:00Z", FORK, ESCAPED);
        Path c = run("c", "2026-01-02T00:00:00Z", HELD, slower(FORK));
        Path one = directory.resolve("one");
        Path other = directory.resolve("other");
        JournalMerge.merge(List.of(a, b, c), one);
        JournalMerge.merge(List.of(c, b, a), other);

        for (String file : List.of(Journal.FILE_NAME, RunFile.FILE_NAME)) {
            assertThat(other.resolve(file)).hasSameTextualContentAs(one.resolve(file));
        }
    }

    @Test
    void mergingWhatWasMergedBeforeRepeatsNothing() throws IOException {
        Path a = run("a", "2026-01-01T00:00:00Z", FORK);
        Path merged = merge(a, run("b", "2026-01-02T00:00:00Z", SPAWN));
        Path again = directory.resolve("again");
        JournalMerge.merge(List.of(merged, a), again);

        assertThat(again.resolve(Journal.FILE_NAME)).hasSameTextualContentAs(merged.resolve(Journal.FILE_NAME));
        assertThat(RunFile.read(again)).isEqualTo(RunFile.read(merged));
    }

    @Test
    void whatThisVersionDoesNotKnowOfAResultStays() throws IOException {
        Path a = run("a", "2026-01-01T00:00:00Z", FORK);
        Path journal = a.resolve(Journal.FILE_NAME);
        Files.writeString(journal, Files.readString(journal).replace("{\"scenario\"", "{\"new\":[1],\"scenario\""));

        assertThat(merge(a).resolve(Journal.FILE_NAME)).content().startsWith("{\"new\":[1],");
    }

    @Test
    void aRunDoesNotTakeItsOwnPlace() {
        Path a = run("a", "2026-01-01T00:00:00Z", FORK);

        assertThatThrownBy(() -> JournalMerge.merge(List.of(a), a))
                .isInstanceOf(ReportException.class)
                .hasMessage("Report [%s] is one of the reports to merge; choose another directory for the result", a);
        assertThat(labels(a)).containsExactly("python/fork");
    }

    @Test
    void aRunThatDoesNotExistIsNamed() {
        Path nowhere = directory.resolve("nowhere");

        assertThatThrownBy(() -> merge(nowhere))
                .isInstanceOf(ReportException.class)
                .hasMessage(
                        "Report [%s] does not exist; name a file that a run wrote", nowhere.resolve("results.jsonl"));
    }

    @Test
    void aShardThatIsMissingIsNamed() {
        Path merged = merge(shard("a", 1, "plan", FORK), shard("c", 3, "plan", SPAWN));

        try (Report report = Report.open(merged, false)) {
            assertThat(report.missing()).containsExactly("Shard 2/3 is missing, with 20 experiments");
            assertThat(report.notes()).isEqualTo(report.missing());
        }
    }

    @Test
    void shardsThatAreAllThereAreNotSpokenOf() {
        Path merged = merge(shard("a", 1, "plan", FORK), shard("b", 2, "plan"), shard("c", 3, "plan", SPAWN));

        try (Report report = Report.open(merged, false)) {
            assertThat(report.notes()).isEmpty();
        }
    }

    @Test
    void shardsOfDifferentPlansAreNoWhole() {
        Path merged = merge(shard("a", 1, "plan", FORK), shard("b", 2, "plan"), shard("c", 3, "another", SPAWN));

        try (Report report = Report.open(merged, false)) {
            assertThat(report.missing())
                    .containsExactly(
                            "Shard 1/3 is missing, with 10 experiments",
                            "Shard 2/3 is missing, with 20 experiments",
                            "Shard 3/3 is missing, with 30 experiments",
                            "The shards do not belong together: their scenarios, sandboxes or durations differ");
        }
    }

    @Test
    void aShardThatWasInterruptedIsNotWhole() {
        Path part = interrupted(shard("b", 2, "plan"));

        try (Report report = Report.open(merge(shard("a", 1, "plan"), part, shard("c", 3, "plan", FORK)), false)) {
            assertThat(report.missing()).containsExactly("Shard 2/3 is not complete: interrupted");
        }
    }

    @Test
    void aShardThatIsRepeatedAfterAFailureIsWhole() {
        Path part = interrupted(shard("b", 2, "plan"));

        try (Report report = Report.open(
                merge(shard("a", 1, "plan"), part, shard("b2", 2, "plan"), shard("c", 3, "plan", FORK)), false)) {
            assertThat(report.missing()).isEmpty();
        }
    }

    @Test
    void aShardAloneDoesNotSpeakOfTheOthers() {
        try (Report report = Report.open(shard("a", 1, "plan", FORK), false)) {
            assertThat(report.notes()).isEmpty();
            assertThat(report.missing()).hasSize(2);
        }
    }

    private static Path interrupted(Path directory) {
        RecordedRun run = RunFile.read(directory).runs().get(0);
        new RunFile(List.of(run.endedAt(run.started(), false)), List.of()).write(directory);
        return directory;
    }

    private Path shard(String id, int index, String plan, ScenarioResult... results) {
        Path run = run(id, "2026-01-01T00:00:00Z", results);
        RecordedShard shard = new RecordedShard(index, 3, List.of(10, 20, 30), plan);
        new RunFile(List.of(SampleReports.run(id, "2026-01-01T00:00:00Z", shard)), List.of()).write(run);
        return run;
    }

    private static ScenarioResult slower(ScenarioResult result) {
        return new ScenarioResult(
                result.subject(),
                result.setting(),
                result.judgement(),
                result.expectation(),
                result.probes(),
                result.outside(),
                result.inside(),
                result.duration().multipliedBy(2));
    }

    private Path run(String id, String started, ScenarioResult... results) {
        Path run = directory.resolve(id);
        SampleReports.write(run, results);
        new RunFile(List.of(SampleReports.run(id, started)), List.of()).write(run);
        return run;
    }

    private Path merge(Path... runs) {
        Path merged = directory.resolve("merged");
        JournalMerge.merge(List.of(runs), merged);
        return merged;
    }

    private static List<String> labels(Path run) {
        List<String> labels = new ArrayList<>();
        try (Report report = Report.open(run, false)) {
            report.results().forEach((offset, result) -> labels.add(result.label()));
        }
        return labels;
    }

    private static List<Verdict> verdicts(Path run) {
        List<Verdict> verdicts = new ArrayList<>();
        try (Report report = Report.open(run, false)) {
            report.results().forEach((offset, result) -> verdicts.add(result.verdict()));
        }
        return verdicts;
    }
}
