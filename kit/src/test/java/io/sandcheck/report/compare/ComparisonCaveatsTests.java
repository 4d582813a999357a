package io.sandcheck.report.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.report.RecordedRun;
import io.sandcheck.report.RunFile;
import io.sandcheck.report.SampleReports;
import io.sandcheck.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a comparison says of the runs themselves. */
class ComparisonCaveatsTests extends WithRuns {

    @Test
    void aReleaseIsComparedToTheOneBefore() {
        RunComparison comparison = compare(
                List.of(of("mine", "1.0", "a/b", Verdict.CONFORMS)),
                List.of(of("mine", "1.1", "a/b", Verdict.DEVIATES)));

        assertThat(comparison.changes()).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(ChangeKind.WORSE);
            assertThat(change.sandbox()).isEqualTo("mine@1.0 to 1.1");
        });
    }

    @Test
    void ofSeveralVersionsOnlyTheSameAreCompared() {
        RunComparison comparison = compare(
                List.of(of("mine", "1.0", "a/b", Verdict.CONFORMS), of("mine", "1.1", "a/b", Verdict.CONFORMS)),
                List.of(of("mine", "1.1", "a/b", Verdict.CONFORMS), of("mine", "1.2", "a/b", Verdict.DEVIATES)));

        assertThat(comparison.inWords()).isEqualTo("1 new, 1 gone, 1 unchanged");
    }

    @Test
    void runsOfDifferentPlacesSaySoFirst() {
        Path base = run("base", List.of(result(Verdict.CONFORMS)), SampleReports.run("a", "2026-01-01T00:00:00Z"));
        RecordedRun run = SampleReports.run("b", "2026-01-02T00:00:00Z");
        Path head = run(
                "head",
                List.of(result(Verdict.CONFORMS)),
                new RecordedRun(
                        run.id(),
                        run.started(),
                        run.ended(),
                        false,
                        run.sandcheck(),
                        run.arguments(),
                        "process",
                        run.experiments(),
                        null,
                        run.sandboxes(),
                        Map.of("kernel.release", "6.1", "lsm", "capability,landlock"),
                        run.places(),
                        run.notRun()));

        assertThat(RunComparison.of(base, head, List.of(), false).caveats())
                .containsExactly(
                        "HEAD is not complete: run b was interrupted",
                        "The runs differ: host is container in BASE and process in HEAD",
                        "The runs differ: kernel.release is 6.18 in BASE and 6.1 in HEAD");
        assertThat(RunComparison.of(base, base, List.of(), false).caveats()).isEmpty();
    }

    @Test
    void aRunThatDoesNotTellWhereItRanSaysSo() {
        Path run = SampleReports.write(directory.resolve("run"), result(Verdict.CONFORMS));
        new RunFile(List.of(), List.of()).write(run);

        assertThat(RunComparison.of(run, run, List.of(), false).caveats())
                .containsExactly("BASE does not say where it ran", "HEAD does not say where it ran");
    }
}
