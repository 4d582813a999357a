package io.sandcheck.cli.run;

import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.Faults;
import io.sandcheck.cli.terminal.Interruption;
import io.sandcheck.cli.terminal.UsageException;
import io.sandcheck.experiment.ResultListener;
import io.sandcheck.host.RunOwner;
import io.sandcheck.jupiter.RunRequest;
import io.sandcheck.launcher.FoundScenario;
import io.sandcheck.launcher.PlannedExperiment;
import io.sandcheck.launcher.RunOutcome;
import io.sandcheck.launcher.RunPlan;
import io.sandcheck.launcher.ScenarioChoice;
import io.sandcheck.launcher.ScenarioLauncher;
import io.sandcheck.report.publication.RunReport;
import io.sandcheck.selection.Selection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A run of a few experiments in one sandbox whose results are shown one by one.
 *
 * @param packages that contain the scenarios
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record SingleRun(Console console, List<String> packages, boolean trace) {

    /** Its results, and their scenarios. */
    public record Finished(CollectedResults results, List<FoundScenario> scenarios) {}

    /** Begins a report, if there is one. Results are in the report before they are shown. */
    public interface ReportStart {

        RunReport begin(RunOwner owner, RunPlan plan);
    }

    /**
     * Demand that a selection has exactly one experiment, before anything runs.
     *
     * @param what a scenario, or a report
     * @throws UsageException if there are several; it names the choices
     * @throws io.sandcheck.launcher.LauncherException if there is none
     */
    public void requireOne(Selection selection, String what) {
        try (ScenarioLauncher launcher = ScenarioLauncher.open()) {
            List<PlannedExperiment> experiments =
                    plan(launcher, selection, what).experiments();
            Set<String> scenarios = new TreeSet<>();
            Set<String> policies = new LinkedHashSet<>();
            experiments.forEach(experiment -> {
                scenarios.add(experiment.subject().label());
                policies.add(experiment.circumstances().policy().id());
            });
            if (scenarios.size() > 1) {
                throw new UsageException("--scenario: [%s] names %d scenarios; choose one of them: %s"
                        .formatted(what, scenarios.size(), String.join(", ", scenarios)));
            }
            if (policies.size() > 1) {
                throw new UsageException("--policy: [%s] is run under %d policies; choose one of them: %s"
                        .formatted(what, policies.size(), String.join(", ", policies)));
            }
        }
    }

    /**
     * Run without a report.
     *
     * @param selection one sandbox, and the host
     * @param what a scenario, or a report
     * @param choice the experiments of the plan that are made
     * @throws io.sandcheck.launcher.LauncherException if there is nothing to run
     */
    public Finished run(Selection selection, String what, UnaryOperator<RunPlan> choice) {
        return run(selection, what, choice, null);
    }

    /** Run everything, and write a report. */
    public Finished run(Selection selection, String what, ReportStart start) {
        return run(selection, what, UnaryOperator.identity(), start);
    }

    private RunPlan plan(ScenarioLauncher launcher, Selection selection, String what) {
        return RunPlan.of(selection, ScenarioChoice.ofReport(launcher.inPackages(packages), what));
    }

    private Finished run(Selection selection, String what, UnaryOperator<RunPlan> choice, @Nullable ReportStart start) {
        RunOwner owner = RunOwner.newRun();
        try (ScenarioLauncher launcher = ScenarioLauncher.open()) {
            RunPlan plan = choice.apply(plan(launcher, selection, what));
            CollectedResults results = new CollectedResults();
            RunReport report = start == null ? null : start.begin(owner, plan);
            Progress progress = Progress.on(console, plan.experiments().size());
            ResultListener looking = new ListenerPair(results, progress);
            ResultListener listener = report == null ? looking : new ListenerPair(report, looking);
            Interruption interruption = Interruption.onExit(launcher::close);
            RunOutcome outcome = new RunOutcome(0, List.of());
            try {
                RunRequest request =
                        new RunRequest(selection, plan.wanted(), false, trace, owner, listener, progress::say);
                outcome = launcher.run(plan.scenarios(), request, 1);
                outcome.faults().forEach(new Faults(console)::print);
            } finally {
                progress.end();
                interruption.tooLate();
                if (report != null) {
                    report.end(true, outcome.faults());
                }
            }
            return new Finished(results, plan.scenarios());
        }
    }
}
