package io.sandcheck.conformance.agents;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.conformance.ScenarioRuns;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.sandbox.SandboxPolicy;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Runs of scenarios about children, on this machine. */
final class InheritanceRuns {

    private InheritanceRuns() {}

    static String reason(Map<String, ScenarioResult> results, String label) {
        return Objects.requireNonNull(results.get(label), label).judgement().reason();
    }

    static ScenarioResult run(String sandbox, String scenario, String policy) {
        return run("process", sandbox, scenario, policy);
    }

    static ScenarioResult run(String host, String sandbox, String scenario, String policy) {
        List<ScenarioResult> results = List.copyOf(ScenarioRuns.run(
                        sandbox,
                        host,
                        SandboxPolicy.find(policy).orElseThrow(),
                        found -> found.id().equals(scenario),
                        InheritanceScenarios.class)
                .values());
        assertThat(results).hasSize(1);
        return results.get(0);
    }
}
