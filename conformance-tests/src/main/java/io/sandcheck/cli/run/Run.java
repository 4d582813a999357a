package io.sandcheck.cli.run;

import io.sandcheck.cli.report.Closing;
import io.sandcheck.cli.report.Conclusion;
import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.Faults;
import io.sandcheck.cli.terminal.Interruption;
import io.sandcheck.host.HostException;
import io.sandcheck.host.RunOwner;
import io.sandcheck.jupiter.RunRequest;
import io.sandcheck.launcher.RunOutcome;
import io.sandcheck.launcher.RunPlan;
import io.sandcheck.launcher.ScenarioLauncher;
import io.sandcheck.report.RecordedRun;
import io.sandcheck.report.Report;
import io.sandcheck.report.ReportException;
import io.sandcheck.report.publication.Publication;
import io.sandcheck.report.publication.RunReport;
import io.sandcheck.sandbox.Sandbox;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** One run: its journal, its progress, and its end, possibly by Ctrl-C. */
final class Run {

    private final Console console;
    private final ScenarioLauncher launcher;
    private final RunPlan plan;
    private final RunOptions options;
    private final Closing closing;
    private final Map<Sandbox, String> missing;
    private final Faults faults;

    /**
     * Plan a run.
     *
     * @param missing the sandboxes that cannot be installed, and why; their experiments are not made
     */
    Run(
            Console console,
            ScenarioLauncher launcher,
            RunPlan plan,
            RunOptions options,
            Closing closing,
            Map<Sandbox, String> missing) {
        this.console = console;
        this.launcher = launcher;
        this.plan = plan.only(each -> !missing.containsKey(each.circumstances().sandbox()));
        this.options = options;
        this.closing = closing;
        this.missing = missing;
        this.faults = new Faults(console);
    }

    /**
     * Make the experiments.
     *
     * @param owner the run that owns them
     * @param begun the first record of its report
     */
    int execute(RunOwner owner, RecordedRun begun) {
        RunReport report = RunReport.begin(options.out(), begun, options.strict(), Clock.systemUTC());
        if (plan.experiments().isEmpty() && missing.isEmpty()) {
            report.publish(true);
            faults.print("this shard has no experiment; there are more shards than needed");
            return ExitCode.AS_EXPECTED;
        }
        Progress progress = Progress.on(console, plan.experiments().size());
        Interruption interruption = Interruption.onExit(() -> abandon(report, progress));
        boolean interrupted;
        RunOutcome outcome = new RunOutcome(0, List.of());
        try {
            outcome = launcher.run(plan.scenarios(), request(owner, report, progress), options.jobs())
                    .after(missing.values());
        } finally {
            interrupted = interruption.tooLate();
            progress.end();
            if (!interrupted) {
                report.end(true, outcome.faults());
            }
        }
        return interrupted ? ExitCode.INTERRUPTED : conclude(report, outcome);
    }

    private RunRequest request(RunOwner owner, RunReport report, Progress progress) {
        return new RunRequest(
                        plan.selection(),
                        plan.wanted(),
                        options.strict(),
                        options.trace(),
                        owner,
                        new ListenerPair(report, progress),
                        progress::say)
                .repeating(options.repeat());
    }

    private int conclude(RunReport running, RunOutcome outcome) {
        try (Report report = running.open()) {
            if (report.summary().total() == 0) {
                return exitCode(report, outcome);
            }
            closing.print(report);
            return closing.conclude(report, exitCode(report, outcome));
        }
    }

    private int exitCode(Report report, RunOutcome outcome) {
        outcome.faults().forEach(faults::print);
        try {
            Publication.write(options.out(), report);
        } catch (ReportException e) {
            return faults.broken(e);
        }
        report.incomplete().forEach(faults::print);
        return outcome.faults().isEmpty() && report.incomplete().isEmpty()
                ? new Conclusion(report.summary(), options.strict(), plan.shard() != null).exitCode(faults)
                : ExitCode.BROKEN;
    }

    /** The report comes first, so that it exists even if the hosts cannot be removed. */
    private void abandon(RunReport report, Progress progress) {
        progress.end();
        try (launcher) {
            report.publish(false);
            faults.print("interrupted; the report in [%s] ends here".formatted(options.out()));
        } catch (ReportException | HostException e) {
            faults.print(String.valueOf(e.getMessage()));
        }
    }
}
