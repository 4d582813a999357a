package io.sandcheck.cli.report;

import static io.sandcheck.sandbox.SandboxPolicy.UNRESTRICTED;
import static io.sandcheck.sandbox.SandboxPolicy.WORKSPACE_WRITE;

import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.Faults;
import io.sandcheck.cli.terminal.Screen;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.report.Journal;
import io.sandcheck.report.Redaction;
import io.sandcheck.report.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** A closing report, printed on a screen. */
abstract class PrintedReport {

    static final SampleResults CODEX = new SampleResults("codex", WORKSPACE_WRITE);
    static final SampleResults CODEX_FREE = new SampleResults("codex", UNRESTRICTED);

    @TempDir
    Path directory;

    final Screen screen = new Screen();

    void print(Console console, ScenarioResult... results) {
        print(console, true, results);
    }

    void printBriefly(Console console, ScenarioResult... results) {
        print(console, false, results);
    }

    void print(Console console, boolean verbose, ScenarioResult... results) {
        try (Journal journal = Journal.open(directory, Redaction.of(Map.of()))) {
            for (ScenarioResult result : results) {
                journal.finished(result);
            }
        }
        try (Report report = Report.open(directory, false)) {
            ClosingReport closing = new ClosingReport(console, directory, List.of(), verbose);
            closing.print(report);
            closing.conclude(report, new Conclusion(report.summary(), false, true).exitCode(new Faults(console)));
        }
    }
}
