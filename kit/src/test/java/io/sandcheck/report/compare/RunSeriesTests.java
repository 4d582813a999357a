package io.sandcheck.report.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandcheck.report.ReportException;
import io.sandcheck.report.RunFile;
import io.sandcheck.report.Schemas;
import io.sandcheck.report.compare.History.Release;
import io.sandcheck.report.json.ComparisonJson;
import io.sandcheck.report.publication.Publication;
import io.sandcheck.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunSeriesTests {

    @TempDir
    Path directory;

    @Test
    void aHistoryHasTheScenariosWhoseVerdictChangedWithSecurityFirst() {
        RunSeries series = SampleSeries.codex(directory);

        assertThat(series.histories()).singleElement().satisfies(history -> {
            assertThat(history.sandbox()).isEqualTo("codex");
            assertThat(history.releases())
                    .containsExactly(new Release(0, "0.123.0"), new Release(1, "0.124.0"), new Release(2, "0.169.0"));
            assertThat(history.rows()).extracting(History.Row::label).containsExactly("guard/write-home", "git/commit");
            assertThat(verdicts(history.rows().get(0))).containsExactly("ESC!", "ESC!", "ok");
            assertThat(verdicts(history.rows().get(1))).containsExactly("ok", "dev!", null);
            assertThat(history.rows().get(1).results().get(1).cause()).isEqualTo("git-denied, EROFS");
            assertThat(history.unchanged()).isEqualTo(2);
        });
    }

    @Test
    void theLastTwoRunsDecideAndWhatBrokeBeforeIsShown() {
        RunSeries series = SampleSeries.codex(directory);

        assertThat(series.steps())
                .extracting(RunComparison::inWords)
                .containsExactly("1 worse, 1 new, 2 unchanged", "1 better, 1 gone, 2 unchanged");
        assertThat(series.last().regressions()).isEqualTo(1);
        assertThat(series.runs()).extracting(ComparedRun::name).containsExactly("one", "two", "three");
    }

    @Test
    void twoRunsHaveNoHistory() {
        RunSeries series =
                RunSeries.of(List.of(SampleSeries.first(directory), SampleSeries.second(directory)), List.of(), false);

        assertThat(series.histories()).isEmpty();
        assertThat(series.steps()).hasSize(1);
    }

    @Test
    void runsOfDirectoriesThatAreNamedAlikeHaveTheirPathsForNames() {
        Path one = SampleSeries.first(directory.resolve("monday"));
        Path other = SampleSeries.first(directory.resolve("tuesday"));

        assertThat(RunSeries.of(List.of(one, other), List.of(), false).runs())
                .extracting(ComparedRun::name)
                .containsExactly(one.toString(), other.toString());
    }

    @Test
    void aChangeAboutSecurityComesFirst() {
        Path one = SampleSeries.run(
                directory.resolve("one"),
                SampleSeries.guard("1", Verdict.CONFORMS),
                SampleSeries.result("1", "a/b", Verdict.CONFORMS));
        Path two = SampleSeries.run(
                directory.resolve("two"),
                SampleSeries.guard("2", Verdict.ESCAPE),
                SampleSeries.result("2", "a/b", Verdict.DEVIATES));

        RunComparison comparison =
                RunSeries.of(List.of(one, two), List.of(), false).last();
        assertThat(comparison.changes())
                .extracting(change -> change.key().scenario() + " " + change.aboutSecurity())
                .containsExactly("guard/write-home true", "a/b false");
    }

    @Test
    void allFormatsAreWrittenAndTheJsonFollowsItsSchema() throws IOException {
        Path out = directory.resolve("out");
        Publication.write(out, SampleSeries.codex(directory));

        assertThat(Schemas.errorsOf(Files.readString(out.resolve("comparison.json")), Schemas.COMPARISON))
                .isEmpty();
        assertThat(out.resolve("comparison.md")).content().contains("| git/commit workspace-write | ok | dev! |  |");
        assertThat(out.resolve("comparison.html")).exists();
        assertThat(ComparisonJson.of(SampleSeries.codex(directory))).contains("\"verdicts\"");
    }

    @Test
    void runOfANewerVersionIsRefused() throws IOException {
        Path one = SampleSeries.first(directory);
        Path file = one.resolve(RunFile.FILE_NAME);
        Files.writeString(file, Files.readString(file).replaceFirst("\"version\" *: *1", "\"version\": 99"));

        assertThatThrownBy(() -> RunSeries.of(List.of(one, one), List.of(), false))
                .isInstanceOf(ReportException.class)
                .hasMessage("Report [%s] has version [99], and this Sandcheck reads version 1; use a newer Sandcheck"
                        .formatted(file));
    }

    private static List<String> verdicts(History.Row row) {
        return row.results().stream()
                .map(entry -> entry == null ? null : entry.cell().text())
                .toList();
    }
}
