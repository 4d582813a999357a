package io.sandcheck.cli;

import io.sandcheck.host.RunOwner;
import io.sandcheck.jupiter.RunRequest;
import io.sandcheck.launcher.RunOutcome;
import io.sandcheck.launcher.ScenarioLauncher;
import io.sandcheck.report.Journal;
import io.sandcheck.report.ReportException;
import io.sandcheck.report.RunSummary;
import io.sandcheck.report.junit.JunitXml;
import io.sandcheck.verdict.ResultListener;
import io.sandcheck.verdict.ScenarioResult;
import io.sandcheck.verdict.Setting;
import io.sandcheck.verdict.Subject;
import io.sandcheck.verdict.Verdict;
import java.nio.file.Path;

/** One run: its journal, its progress, and its end, which may come from the keyboard. */
final class Run {

    private final Console console;
    private final ScenarioLauncher launcher;
    private final PlannedRun plan;
    private final RunOptions options;
    private final JunitXml junitXml;
    private final Faults faults;

    Run(Console console, ScenarioLauncher launcher, PlannedRun plan, RunOptions options) {
        this.console = console;
        this.launcher = launcher;
        this.plan = plan;
        this.options = options;
        this.faults = new Faults(console);
        this.junitXml = new JunitXml(options.strict());
    }

    int execute() {
        Progress progress = Progress.on(console, plan.experiments().size());
        Journal journal = Journal.open(options.out());
        JunitXml.removeFrom(options.out());
        Interruption interruption = Interruption.onExit(() -> abandon(journal, progress));
        boolean interrupted;
        RunOutcome outcome;
        try (journal) {
            outcome = launcher.run(plan.scenarios(), request(journal, progress), options.jobs());
        } finally {
            interrupted = interruption.tooLate();
            progress.end();
        }
        return interrupted ? ExitCode.INTERRUPTED : conclude(journal.file(), outcome);
    }

    private RunRequest request(Journal journal, Progress progress) {
        return new RunRequest(
                options.sandboxes(),
                plan.host(),
                options.policies(),
                options.strict(),
                RunOwner.newRun(),
                new Both(journal, progress),
                progress::say);
    }

    private int conclude(Path journal, RunOutcome outcome) {
        ClosingReport report = ClosingReport.of(journal);
        if (report.summary().total() > 0) {
            report.print(console, options.out());
        }
        outcome.faults().forEach(faults::print);
        try {
            junitXml.write(journal);
        } catch (ReportException e) {
            return faults.broken(e);
        }
        return exitCode(report.summary(), outcome);
    }

    private int exitCode(RunSummary summary, RunOutcome outcome) {
        if (!outcome.faults().isEmpty() || summary.count(Verdict.ERROR) > 0) {
            return ExitCode.BROKEN;
        }
        if (summary.applicable() == 0) {
            faults.print("nothing ran: none of the scenarios applies here");
            return ExitCode.USAGE;
        }
        boolean unexpected = summary.unexpected() > 0 || (options.strict() && summary.better() > 0);
        return unexpected ? ExitCode.UNEXPECTED : ExitCode.AS_EXPECTED;
    }

    /** The report comes first: whatever becomes of the hosts, it is there. */
    private void abandon(Journal journal, Progress progress) {
        progress.end();
        try (launcher) {
            journal.close();
            junitXml.write(journal.file());
            faults.print("interrupted; the report in [%s] ends here".formatted(options.out()));
        } catch (ReportException e) {
            faults.print(String.valueOf(e.getMessage()));
        }
    }

    /** The journal first: a result that is shown is on the disk. */
    private record Both(ResultListener first, ResultListener second) implements ResultListener {

        @Override
        public void started(Subject subject, Setting setting) {
            first.started(subject, setting);
            second.started(subject, setting);
        }

        @Override
        public void finished(ScenarioResult result) {
            first.finished(result);
            second.finished(result);
        }
    }
}
