package io.sandcheck.cli;

import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostProvider;
import io.sandcheck.host.RunOwner;
import io.sandcheck.jupiter.RunRequest;
import io.sandcheck.jupiter.SandboxSelection;
import io.sandcheck.launcher.FoundScenario;
import io.sandcheck.launcher.RunOutcome;
import io.sandcheck.launcher.ScenarioLauncher;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxPolicy;
import java.util.List;
import java.util.Set;

/**
 * Experiments in one sandbox that are looked at one by one, and leave no report.
 *
 * @param packages where the scenarios are
 * @param policies empty for all
 */
record Trial(
        Console console,
        List<String> packages,
        HostProvider provider,
        Set<SandboxPolicy> policies,
        Set<HostCondition> conditions,
        boolean trace) {

    /** What was made, of which scenarios, and in what. */
    record Made(Experiments experiments, List<FoundScenario> scenarios, Sandbox sandbox) {}

    /**
     * Make them.
     *
     * @param reference of the sandbox
     * @param what a scenario, or a report
     * @throws UsageException where there is nothing to make
     */
    Made make(String reference, String what) {
        Sandbox sandbox = only(reference);
        try (ScenarioLauncher launcher = ScenarioLauncher.open()) {
            ScenarioChoice chosen = ScenarioChoice.ofReport(launcher.inPackages(packages), what);
            PlannedRun plan = PlannedRun.of(provider.name(), List.of(sandbox), chosen, policies, conditions);
            Experiments seen = new Experiments();
            Progress progress = Progress.on(console, plan.experiments().size());
            Interruption interruption = Interruption.onExit(launcher::close);
            try {
                RunOutcome outcome = launcher.run(plan.scenarios(), request(reference, chosen, seen, progress), 1);
                outcome.faults().forEach(new Faults(console)::print);
            } finally {
                progress.end();
                interruption.tooLate();
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

    private RunRequest request(String reference, ScenarioChoice chosen, Experiments seen, Progress progress) {
        return new RunRequest(
                List.of(reference),
                provider.name(),
                policies,
                conditions,
                (subject, setting) -> chosen.includes(subject),
                false,
                trace,
                RunOwner.newRun(),
                new Both(seen, progress),
                progress::say);
    }
}
