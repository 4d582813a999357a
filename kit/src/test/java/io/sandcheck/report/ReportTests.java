package io.sandcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.sandbox.SandboxPolicy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTests {

    @TempDir
    Path directory;

    @Test
    void runThatWasInterruptedIsNotComplete() {
        assertThat(incomplete(SampleReports.interrupted(24)))
                .containsExactly("Run a1 is not complete (interrupted): 1 of 24 results");
    }

    @Test
    void runThatHasFewerResultsThanExperimentsIsNotComplete() {
        assertThat(incomplete(SampleReports.run("a1", "2026-01-02T03:04:05Z", null, 24)))
                .containsExactly("Run a1 is not complete (results are missing): 1 of 24 results");
    }

    @Test
    void runThatHasThemAllIsComplete() {
        assertThat(incomplete(SampleReports.run("a1", "2026-01-02T03:04:05Z", null, 1)))
                .isEmpty();
        assertThat(incomplete(SampleReports.run("a1", "2026-01-02T03:04:05Z"))).isEmpty();
    }

    @Test
    void ofSeveralRunsEachIsLookedAt() {
        assertThat(incomplete(SampleReports.run("b", "2026-01-02T03:04:05Z", null, 24), SampleReports.interrupted(24)))
                .containsExactly("Run a1 is not complete (interrupted)");
    }

    private List<String> incomplete(RecordedRun... runs) {
        SampleReports.write(directory, SampleResults.conforming("a/b", SandboxPolicy.READ_ONLY));
        new RunFile(List.of(runs), List.of()).write(directory);
        try (Report report = Report.open(directory, false)) {
            assertThat(report.notes()).containsAll(report.incomplete());
            return report.incomplete();
        }
    }
}
