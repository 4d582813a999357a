package io.sandcheck.report;

import io.sandcheck.expectation.Expectation;
import io.sandcheck.experiment.Arm;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.report.RecordedRun.NotRun;
import io.sandcheck.report.RecordedRun.RecordedShard;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.Level;
import io.sandcheck.verdict.ScenarioKind;
import io.sandcheck.verdict.Subject;
import io.sandcheck.verdict.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Directories as runs leave them. */
public final class SampleReports {

    /** What a terminal, a browser, XML, Markdown or a service for reports would obey. */
    public static final String HOSTILE = """
            </script></style></noscript></pre><img src=x onerror="window.obeyed=1;alert(1)"><script>window.obeyed=2</script>
            "' onmouseover='window.obeyed=3' autofocus onfocus='window.obeyed=4' ]]>--><!-- & &#60;b&#62; {{7*7}} ${7*7} | `code` @everyone #1
            javascript:window.obeyed=5 https://evil.example/ [[ATTACHMENT|/etc/passwd]]
            """ + "\u001b[31m\u0000\u0007\u009b\u2028\u2029\u202e\u200b\ufeff\ufffe\ud800";

    private SampleReports() {}

    /** Write a journal with these results, and the record of a run. */
    public static Path write(Path directory, ScenarioResult... results) {
        try (Journal journal = Journal.open(directory, Redaction.of(Map.of()))) {
            for (ScenarioResult result : results) {
                journal.finished(result);
            }
        }
        new RunFile(List.of(run("a1", "2026-01-02T03:04:05Z")), List.of()).write(directory);
        return directory;
    }

    public static RecordedRun run(String id, String started) {
        return run(id, started, null);
    }

    public static RecordedRun run(String id, String started, @Nullable RecordedShard shard) {
        return run(id, started, shard, 0);
    }

    /** Make the record of a run of so many experiments, 0 if nobody counted them. */
    public static RecordedRun run(String id, String started, @Nullable RecordedShard shard, int experiments) {
        return new RecordedRun(
                id,
                Instant.parse(started),
                Instant.parse(started).plusSeconds(60),
                true,
                "0.1.0",
                List.of("run", "--sandbox", "codex"),
                "container",
                experiments,
                shard,
                List.of(new RecordedSandbox(
                        "codex",
                        "0.124.0",
                        "Codex",
                        "mine/codex/sandbox.yaml",
                        "container of x",
                        Map.of("workspace-write", 12))),
                Map.of("kernel.release", "6.18", "lsm", "capability,landlock"),
                Map.of("container of x", Map.of("image.id", "sha256:0123")),
                List.of(new NotRun("firejail, podman", "not named by --sandbox")));
    }

    /** Make the record of a run of so many experiments that was interrupted. */
    public static RecordedRun interrupted(int experiments) {
        return run("a1", "2026-01-02T03:04:05Z", null, experiments)
                .endedAt(Instant.parse("2026-01-02T03:05:05Z"), false);
    }

    /** Make the result of a guard. */
    public static ScenarioResult guard(Verdict verdict, String reason, Expectation expectation) {
        return SampleResults.result(
                new Subject("guard/write-home", null, ScenarioKind.SECURITY, Level.MUST, List.of()),
                SandboxPolicy.WORKSPACE_WRITE,
                new Judgement(verdict, reason, null),
                expectation,
                SampleResults.works("done"),
                new Arm(SampleResults.command(0, "done", ""), null));
    }

    /** Make a result of a scenario. */
    public static ScenarioResult named(String scenario, Verdict verdict) {
        return SampleResults.result(
                new Subject(scenario, null, Level.MAY, List.of()),
                SandboxPolicy.UNRESTRICTED,
                new Judgement(verdict, "a reason", null),
                Expectation.CONFORMS,
                null,
                null);
    }

    /** Make a result that is hostile wherever a sandbox can be. */
    public static ScenarioResult hostile() {
        return hostile(HOSTILE);
    }

    /** Make a result that has a text wherever a sandbox can put one. */
    public static ScenarioResult hostile(String text) {
        return SampleResults.result(
                new Subject(
                        "python/" + text,
                        text,
                        ScenarioKind.COMPATIBILITY,
                        Level.MUST,
                        List.of(text, "javascript:alert(1)")),
                SandboxPolicy.WORKSPACE_WRITE,
                new Judgement(Verdict.ESCAPE, text, SampleResults.diagnosis(text)),
                new Expectation(Verdict.DEVIATES, null, text, text, text),
                SampleResults.works(text),
                new Arm(SampleResults.command(1, text, text.repeat(100)), text));
    }
}
