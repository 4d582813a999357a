package io.sandcheck.cli.run;

import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.Faults;
import io.sandcheck.cli.terminal.Interruption;
import io.sandcheck.experiment.ResultListener;
import io.sandcheck.host.RunOwner;
import io.sandcheck.jupiter.RunRequest;
import io.sandcheck.launcher.FoundScenario;
import io.sandcheck.launcher.RunOutcome;
import io.sandcheck.launcher.RunPlan;
import io.sandcheck.launcher.ScenarioChoice;
import io.sandcheck.launcher.ScenarioLauncher;
import io.sandcheck.report.publication.RunReport;
import io.sandcheck.selection.Selection;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A run of a few experiments in one sandbox, whose results are looked at one by one.
 *
 * @param packages where the scenarios are
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record SingleRun(Console console, List<String> packages, boolean trace) {

    /** Its results, and the scenarios that they are of. */
    public record Finished(CollectedResults results, List<FoundScenario> scenarios) {}

    /** Begins a report, if there is to be one; results are in it before anyone looks at them. */
    public interface ReportStart {

        RunReport begin(RunOwner owner, RunPlan plan);
    }

    /**
     * Run, and leave no report.
     *
     * @param selection one sandbox, and where it is
     * @param what a scenario, or a report
     * @throws io.sandcheck.launcher.LauncherException if there is nothing to run
     */
    public Finished run(Selection selection, String what) {
        return run(selection, what, null);
    }

    /** Run, as {@link #run(Selection, String)} does, and leave a report if there is to be one. */
    public Finished run(Selection selection, String what, @Nullable ReportStart start) {
        RunOwner owner = RunOwner.newRun();
        try (ScenarioLauncher launcher = ScenarioLauncher.open()) {
            RunPlan plan = RunPlan.of(selection, ScenarioChoice.ofReport(launcher.inPackages(packages), what));
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
