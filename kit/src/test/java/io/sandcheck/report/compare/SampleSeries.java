package io.sandcheck.report.compare;

import io.sandcheck.diagnosis.Diagnosis;
import io.sandcheck.expectation.Expectation;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.report.SampleReports;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.Level;
import io.sandcheck.verdict.ScenarioKind;
import io.sandcheck.verdict.Setting;
import io.sandcheck.verdict.Subject;
import io.sandcheck.verdict.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Runs of three releases of a sandbox. */
public final class SampleSeries {

    private SampleSeries() {}

    /** Make a run of each release: the first escapes, the second breaks git too, the third holds and lacks git. */
    public static RunSeries codex(Path directory) {
        return RunSeries.of(List.of(first(directory), second(directory), third(directory)), List.of(), false);
    }

    static Path first(Path directory) {
        String version = "0.123.0";
        return run(
                directory.resolve("one"),
                result(version, "git/commit", Verdict.CONFORMS),
                result(version, "git/status", Verdict.CONFORMS),
                guard(version, Verdict.ESCAPE));
    }

    static Path second(Path directory) {
        String version = "0.124.0";
        return run(
                directory.resolve("two"),
                result(version, "git/commit", Verdict.DEVIATES),
                result(version, "git/status", Verdict.CONFORMS),
                result(version, "git/tag", Verdict.CONFORMS),
                guard(version, Verdict.ESCAPE));
    }

    private static Path third(Path directory) {
        String version = "0.169.0";
        return run(
                directory.resolve("three"),
                result(version, "git/status", Verdict.CONFORMS),
                result(version, "git/tag", Verdict.CONFORMS),
                guard(version, Verdict.CONFORMS));
    }

    static Path run(Path directory, ScenarioResult... results) {
        return SampleReports.write(directory, results);
    }

    static ScenarioResult result(String version, String scenario, Verdict verdict) {
        Subject subject =
                new Subject(scenario, null, "Title of " + scenario, ScenarioKind.COMPATIBILITY, Level.MUST, List.of());
        return of(version, subject, verdict);
    }

    static ScenarioResult guard(String version, Verdict verdict) {
        Subject subject = new Subject(
                "guard/write-home", null, "Nothing writes home", ScenarioKind.SECURITY, Level.MUST, List.of());
        return of(version, subject, verdict);
    }

    private static ScenarioResult of(String version, Subject subject, Verdict verdict) {
        Diagnosis diagnosis = verdict == Verdict.DEVIATES
                ? new Diagnosis(
                        "git-denied",
                        Diagnosis.Kind.EXPLAINED,
                        "The sandbox denies writing to .git",
                        null,
                        "openat",
                        "EROFS",
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of())
                : null;
        return new ScenarioResult(
                subject,
                new Setting("codex", version, SandboxPolicy.WORKSPACE_WRITE, "container", "none"),
                new Judgement(verdict, "it ended so", diagnosis),
                Expectation.CONFORMS,
                List.of(),
                null,
                null,
                Duration.ofMillis(1));
    }
}
