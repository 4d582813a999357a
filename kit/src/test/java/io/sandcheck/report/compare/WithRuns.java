package io.sandcheck.report.compare;

import io.sandcheck.expectation.Expectation;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.report.RecordedRun;
import io.sandcheck.report.RunFile;
import io.sandcheck.report.SampleReports;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.Level;
import io.sandcheck.verdict.Setting;
import io.sandcheck.verdict.Subject;
import io.sandcheck.verdict.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are written and compared. */
abstract class WithRuns {

    @TempDir
    Path directory;

    RunComparison compare(List<ScenarioResult> base, List<ScenarioResult> head, String... allowed) {
        RecordedRun run = SampleReports.run("a", "2026-01-01T00:00:00Z");
        return RunComparison.of(
                run("base", base, run),
                run("head", head, run),
                List.of(allowed).stream().map(Allowance::new).toList(),
                false);
    }

    Path run(String name, List<ScenarioResult> results, RecordedRun run) {
        Path path = SampleReports.write(directory.resolve(name), results.toArray(ScenarioResult[]::new));
        new RunFile(List.of(run), List.of()).write(path);
        return path;
    }

    static ScenarioResult result(Verdict verdict) {
        return result("a/b", verdict);
    }

    static ScenarioResult result(String scenario, Verdict verdict) {
        return of("mine", "1.0", scenario, verdict);
    }

    static ScenarioResult of(String sandbox, String version, String scenario, Verdict verdict) {
        return of(sandbox, version, scenario, new Judgement(verdict, "a reason", null));
    }

    static ScenarioResult of(String sandbox, String version, String scenario, Judgement judgement) {
        return new ScenarioResult(
                new Subject(scenario, null, Level.MUST, List.of()),
                new Setting(sandbox, version, SandboxPolicy.WORKSPACE_WRITE, "container", "none"),
                judgement,
                Expectation.CONFORMS,
                List.of(),
                null,
                null,
                Duration.ofMillis(1));
    }
}
