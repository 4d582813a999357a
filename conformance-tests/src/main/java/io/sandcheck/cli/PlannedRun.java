package io.sandcheck.cli;

import io.sandcheck.host.HostCondition;
import io.sandcheck.launcher.FoundScenario;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Circumstances;
import io.sandcheck.verdict.Expectations;
import io.sandcheck.verdict.Subject;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The experiments that a run consists of.
 *
 * @param host name of the kind of host
 * @param expectations of its sandboxes, as they are at its beginning
 */
record PlannedRun(
        String host,
        List<Sandbox> sandboxes,
        List<Expectations> expectations,
        List<FoundScenario> scenarios,
        List<Experiment> experiments) {

    /** One of them; where the host lacks what it needs, that is found out when it is made. */
    record Experiment(String scenario, Circumstances circumstances) {

        String label() {
            return "%s in %s".formatted(scenario, circumstances);
        }
    }

    /**
     * Plan a run.
     *
     * @param policies those wanted; empty for all
     * @param conditions those wanted
     * @throws UsageException where there is nothing to run
     */
    static PlannedRun of(
            String host,
            List<Sandbox> sandboxes,
            List<FoundScenario> scenarios,
            Set<SandboxPolicy> policies,
            Set<HostCondition> conditions) {
        List<Experiment> experiments = scenarios.stream()
                .flatMap(scenario -> scenario.description()
                        .circumstances(sandboxes, policies, conditions)
                        .flatMap(circumstances -> labels(scenario).map(label -> new Experiment(label, circumstances))))
                .sorted(Comparator.comparing((Experiment each) ->
                                sandboxes.indexOf(each.circumstances().sandbox()))
                        .thenComparing(each -> each.circumstances().policy())
                        .thenComparing(each -> each.circumstances().condition().id()))
                .toList();
        if (experiments.isEmpty()) {
            throw new UsageException(
                    "There is nothing to run: none of the sandboxes %s offers a policy that is wanted and one of the scenarios is about, on a host with one of the conditions %s; see sandcheck list"
                            .formatted(sandboxes, conditions));
        }
        List<Expectations> expectations = sandboxes.stream()
                .map(Sandbox::definition)
                .distinct()
                .map(Expectations::of)
                .toList();
        return new PlannedRun(host, sandboxes, expectations, scenarios, experiments);
    }

    private static Stream<String> labels(FoundScenario scenario) {
        return scenario.subjects().stream().map(Subject::label);
    }
}
