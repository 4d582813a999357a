package io.sandcheck.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.cli.Sandcheck;
import io.sandcheck.cli.report.Closing;
import io.sandcheck.cli.report.ClosingReport;
import io.sandcheck.cli.report.SampleResults;
import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.Screen;
import io.sandcheck.expectation.Expectation;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.report.Journal;
import io.sandcheck.report.Redaction;
import io.sandcheck.report.Report;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.selection.SelectionNames;
import io.sandcheck.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** It is really made by {@code .ci/smoke-package}. */
class DemonstrationTests {

    private static final SampleResults DUMMY = new SampleResults("dummy", SandboxPolicy.WORKSPACE_WRITE);
    private static final Exhibit FAULT = exhibit("a fault", "a/fault", Verdict.DEVIATES, "unix-socket-bind-denied");
    private static final Exhibit SOUND = exhibit("nothing", "a/sound", Verdict.CONFORMS, null);

    @TempDir
    Path directory;

    private final Screen screen = new Screen();

    @Test
    void whoChoosesNothingIsShownEachDummy() {
        assertThat(run("--dry-run")).isEqualTo(ExitCode.AS_EXPECTED);

        Demonstration demonstration = Demonstration.ofFixtures();
        assertThat(screen.out().lines())
                .hasSize(demonstration.exhibits().size() + 1)
                .contains("guard/write-home in ref-enforces-nothing@1 workspace-write")
                .contains("python/default-pool[python-3.14] in ref-permits-all@1 unrestricted");
    }

    @Test
    void whoChoosesSomethingMakesAnOrdinaryRun() {
        assertThat(run("--scenario", "ipc/unix-socketpair", "--dry-run")).isEqualTo(ExitCode.AS_EXPECTED);
        assertThat(screen.out())
                .contains("ipc/unix-socketpair in ref-permits-all@1 unrestricted")
                .doesNotContain("ref-misleads");
    }

    @Test
    void aLineIsToldForEachDummyAndThatAllWereCaught() {
        show(
                ExitCode.AS_EXPECTED,
                List.of(FAULT, SOUND),
                DUMMY.deviating("a/fault", null, SampleResults.DEVIATES),
                DUMMY.conforming("a/sound", null));

        assertThat(screen.out()).startsWith("""
                        This is a demonstration. It runs 2 experiments in built-in dummies: sandboxes
                        with one known fault each, and 1 without one. No sandbox of yours is tested.

                                  Sandcheck sees  the dummy
                          caught  a fault         dummy
                          passes  nothing         dummy

                        All 1 dummies with a fault were caught as they should be, and the 1 without one
                        passed.

                        Details:  add --verbose, or open %s/index.html
                        Next: \
                        """.stripTrailing().formatted(directory));
        assertThat(screen.out().lines()).allMatch(line -> line.length() <= 80 || line.startsWith("Details:"));
    }

    @Test
    void aDummyThatIsNotCaughtForItsFaultIsMissedAndExplained() {
        Exhibit otherCause = exhibit("another fault", "a/other", Verdict.DEVIATES, "unix-socket-bind-denied");
        Exhibit notMade = exhibit("a third fault", "a/third", Verdict.DEVIATES, "unix-socket-bind-denied");
        show(
                ExitCode.UNEXPECTED,
                List.of(FAULT, otherCause, notMade),
                DUMMY.conforming("a/fault", null),
                DUMMY.deviating("a/other", null, Expectation.CONFORMS));

        assertThat(screen.out())
                .contains("\n  MISSED  a fault         dummy (CONFORMS)\n")
                .contains("\n  MISSED  another fault   dummy (DEVIATES)\n")
                .contains("\n  MISSED  a third fault   dummy (not run)\n")
                .contains("\nNOT AS EXPECTED: 1 result\n", "\nThe demonstration failed: ")
                .doesNotContain("were caught");
    }

    private static Exhibit exhibit(String sees, String scenario, Verdict verdict, @Nullable String diagnosis) {
        return new Exhibit(sees, "dummy", "workspace-write", scenario, verdict, diagnosis);
    }

    private void show(int exitCode, List<Exhibit> exhibits, ScenarioResult... results) {
        try (Journal journal = Journal.open(directory, Redaction.of(Map.of()))) {
            List.of(results).forEach(journal::finished);
        }
        Console console = screen.plain(80);
        RunOptions options = new RunOptions(
                new SelectionNames("process", List.of(), List.of(), List.of()), 1, directory, false, false, 1, false);
        try (Report report = Report.open(directory, false)) {
            Closing details = new ClosingReport(console, directory, List.of(), false);
            DemonstrationText text = new DemonstrationText(console, new Demonstration(exhibits), options, details);
            text.announce();
            text.print(report);
            text.conclude(report, exitCode);
        }
    }

    private int run(String... options) {
        String[] arguments = new String[options.length + 5];
        System.arraycopy(new String[] {"run", "--host", "process", "--out", directory.toString()}, 0, arguments, 0, 5);
        System.arraycopy(options, 0, arguments, 5, options.length);
        return Sandcheck.execute(screen.plain(80), arguments);
    }
}
