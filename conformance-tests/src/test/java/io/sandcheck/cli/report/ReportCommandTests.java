package io.sandcheck.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.cli.Sandcheck;
import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.Screen;
import io.sandcheck.expectation.Expectation;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.report.Journal;
import io.sandcheck.report.RecordedRun;
import io.sandcheck.report.Redaction;
import io.sandcheck.report.RunFile;
import io.sandcheck.report.publication.Publication;
import io.sandcheck.sandbox.SandboxPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTests {

    private static final SampleResults CODEX = new SampleResults("codex", SandboxPolicy.WORKSPACE_WRITE);
    private static final SampleResults BUBBLEWRAP = new SampleResults("bubblewrap", SandboxPolicy.WORKSPACE_WRITE);

    @TempDir
    Path directory;

    private final Screen screen = new Screen();

    @Test
    void theFormatsOfARunAreMadeAgainBesideItsJournal() {
        Path run = run("run", CODEX.conforming("a/b", null));

        assertThat(report(run.toString())).isEqualTo(ExitCode.AS_EXPECTED);
        assertThat(Publication.FORMATS).allMatch(format -> Files.exists(run.resolve(format.fileName())));
        assertThat(screen.out()).contains("Report:        " + run, "1 result, as expected. GATE: pass\n");
    }

    @Test
    void runsOfSeveralMachinesBecomeOneReport() {
        Path one = run("one", CODEX.conforming("a/b", null), CODEX.conforming("a/c", null));
        Path other =
                run("other", BUBBLEWRAP.conforming("a/b", null), CODEX.deviating("a/c", null, Expectation.CONFORMS));
        Path merged = directory.resolve("merged");

        assertThat(report(one.toString(), other.toString(), "--out", merged.toString()))
                .isEqualTo(ExitCode.UNEXPECTED);
        assertThat(screen.out())
                .contains("bubblewrap@1.0", "codex@1.0", "1 of 3 results not as expected. GATE: fail")
                .contains("Note: In more than one run: 1 result; the worst of each is kept\n")
                .contains("Note: It differs from run to run: codex@1.0 workspace-write: a/c: [CONFORMS, DEVIATES]\n");
        assertThat(merged.resolve("junit.xml")).content().contains("tests=\"3\" failures=\"1\"");
    }

    @Test
    void betterThanExpectedFailsWhereThatIsAskedFor() {
        String run = run("run", CODEX.better("a/b")).toString();

        assertThat(report(run)).isEqualTo(ExitCode.AS_EXPECTED);
        assertThat(report(run, "--strict")).isEqualTo(ExitCode.UNEXPECTED);
    }

    @Test
    void aRunThatWasKilledIsNotCompleteHoweverGoodItsResultsAre() {
        Path run = run("run", CODEX.conforming("a/b", null));
        RecordedRun killed = new RecordedRun(
                "b1",
                Instant.EPOCH,
                null,
                false,
                "0.1.0",
                List.of("run"),
                "container",
                282,
                null,
                List.of(),
                Map.of(),
                Map.of(),
                List.of());
        new RunFile(List.of(killed), List.of()).write(run);

        assertThat(report(run.toString())).isEqualTo(ExitCode.BROKEN);
        assertThat(screen.out())
                .contains("Note: Run b1 is not complete (killed, or still running): 1 of 282 results\n");
        assertThat(screen.err())
                .isEqualTo("sandcheck: Run b1 is not complete (killed, or still running): 1 of 282 results\n");
    }

    @Test
    void aRunThatNothingIsKnownOfIsNotTakenForComplete() throws IOException {
        Path run = run("run", CODEX.conforming("a/b", null));
        Files.delete(run.resolve("run.json"));

        assertThat(report(run.toString())).isEqualTo(ExitCode.BROKEN);
        assertThat(screen.err())
                .isEqualTo(
                        "sandcheck: Report [%s] has no run.json, so it is not known whether its run is complete; copy that file, too\n"
                                .formatted(run));
    }

    @Test
    void aRunThatIsNoneIsOneErrorAndEndsWithTwo() {
        Path nowhere = directory.resolve("nowhere");

        assertThat(report(nowhere.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(screen.err())
                .isEqualTo("sandcheck: Report [%s/results.jsonl] does not exist; name a file that a run wrote\n"
                        .formatted(nowhere));
        assertThat(nowhere).doesNotExist();
    }

    private Path run(String name, ScenarioResult... results) {
        Path run = directory.resolve(name);
        try (Journal journal = Journal.open(run, Redaction.of(Map.of()))) {
            List.of(results).forEach(journal::finished);
        }
        new RunFile(List.of(), List.of()).write(run);
        return run;
    }

    private int report(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "report";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Sandcheck.execute(screen.plain(), all);
    }
}
