package io.sandcheck.cli.run;

import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.Faults;
import io.sandcheck.cli.terminal.Interruption;
import io.sandcheck.cli.terminal.UsageException;
import io.sandcheck.experiment.ResultListener;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostProvider;
import io.sandcheck.host.RunOwner;
import io.sandcheck.jupiter.RunRequest;
import io.sandcheck.jupiter.SandboxSelection;
import io.sandcheck.launcher.FoundScenario;
import io.sandcheck.launcher.RunOutcome;
import io.sandcheck.launcher.ScenarioLauncher;
import io.sandcheck.report.publication.RunReport;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxPolicy;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Experiments in one sandbox that are looked at one by one.
 *
 * @param packages where the scenarios are
 * @param policies empty for all
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Trial(
        Console console,
        List<String> packages,
        HostProvider provider,
        Set<SandboxPolicy> policies,
        Set<HostCondition> conditions,
        boolean trace) {

    /** What was made, of which scenarios, and in what. */
    public record Made(Experiments experiments, List<FoundScenario> scenarios, Sandbox sandbox) {}

    /** Where results are written as well, before anyone looks at them. */
    public interface Recording {

        RunReport begin(RunOwner owner, PlannedRun plan);
    }

    /**
     * Make them, and leave no report.
     *
     * @param reference of the sandbox
     * @param what a scenario, or a report
     * @throws UsageException where there is nothing to make
     */
    public Made make(String reference, String what) {
        return make(reference, what, null);
    }

    /** Make them, as {@link #make(String, String)} does, and leave a report where there is to be one. */
    public Made make(String reference, String what, @Nullable Recording recording) {
        Sandbox sandbox = only(reference);
        RunOwner owner = RunOwner.newRun();
        try (ScenarioLauncher launcher = ScenarioLauncher.open()) {
            ScenarioChoice chosen = ScenarioChoice.ofReport(launcher.inPackages(packages), what);
            PlannedRun plan = PlannedRun.of(provider.name(), List.of(sandbox), chosen, policies, conditions);
            Experiments seen = new Experiments();
            RunReport report = recording == null ? null : recording.begin(owner, plan);
            Progress progress = Progress.on(console, plan.experiments().size());
            ResultListener looking = new Both(seen, progress);
            ResultListener listener = report == null ? looking : new Both(report, looking);
            Interruption interruption = Interruption.onExit(launcher::close);
            RunOutcome outcome = new RunOutcome(0, List.of());
            try {
                outcome = launcher.run(plan.scenarios(), request(owner, reference, chosen, listener, progress), 1);
                outcome.faults().forEach(new Faults(console)::print);
            } finally {
                progress.end();
                interruption.tooLate();
                if (report != null) {
                    report.end(true, outcome.faults());
                }
            }
            return new Made(seen, chosen.scenarios(), sandbox);
        }
    }

    private Sandbox only(String reference) {
        List<Sandbox> named = SandboxSelection.select(List.of(reference), provider.name());
        if (named.size() != 1) {
            throw new UsageException(
                    "--sandbox: [%s] names %d sandboxes; choose one of them".formatted(reference, named.size()));
        }
        return named.get(0);
    }

    private RunRequest request(
            RunOwner owner, String reference, ScenarioChoice chosen, ResultListener listener, Progress progress) {
        return new RunRequest(
                List.of(reference),
                provider.name(),
                policies,
                conditions,
                (subject, setting) -> chosen.includes(subject),
                false,
                trace,
                owner,
                listener,
                progress::say);
    }
}
