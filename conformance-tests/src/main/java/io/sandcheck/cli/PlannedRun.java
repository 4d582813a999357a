package io.sandcheck.cli;

import io.sandcheck.launcher.FoundScenario;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.ScenarioSpec;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The experiments that a run consists of.
 *
 * @param host name of the kind of host
 */
record PlannedRun(String host, List<Sandbox> sandboxes, List<FoundScenario> scenarios, List<Experiment> experiments) {

    /** One of them; where the host lacks what it needs, that is found out when it is made. */
    record Experiment(String scenario, Sandbox sandbox, SandboxPolicy policy) {

        String label() {
            return "%s in %s %s".formatted(scenario, sandbox, policy);
        }
    }

    /**
     * Plan a run.
     *
     * @param policies those wanted; empty for all
     * @throws UsageException where there is nothing to run
     */
    static PlannedRun of(
            String host, List<Sandbox> sandboxes, List<FoundScenario> scenarios, Set<SandboxPolicy> policies) {
        List<Experiment> experiments = sandboxes.stream()
                .flatMap(sandbox -> sandbox.policies().keySet().stream()
                        .filter(policy -> policies.isEmpty() || policies.contains(policy))
                        .sorted()
                        .flatMap(policy -> scenarios.stream()
                                .filter(scenario ->
                                        scenario.description().policies().contains(policy))
                                .flatMap(PlannedRun::labels)
                                .map(label -> new Experiment(label, sandbox, policy))))
                .toList();
        if (experiments.isEmpty()) {
            throw new UsageException(
                    "There is nothing to run: none of the sandboxes %s offers a policy that is wanted and one of the scenarios is about; see sandcheck list"
                            .formatted(sandboxes));
        }
        return new PlannedRun(host, sandboxes, scenarios, experiments);
    }

    private static Stream<String> labels(FoundScenario scenario) {
        return scenario.description().variants().stream()
                .map(ScenarioSpec::subject)
                .map(subject -> subject.label());
    }
}
