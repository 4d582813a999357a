package io.sandcheck.report;

import static java.util.stream.Collectors.joining;

import io.sandcheck.sandbox.SandboxPolicy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** In which versions of a sandbox, under which policies, which scenarios show the same. */
final class Occurrences {

    private final Map<String, Map<String, Set<SandboxPolicy>>> policiesOfScenarioOfSandbox = new TreeMap<>();

    void add(RecordedResult result) {
        policiesOfScenarioOfSandbox
                .computeIfAbsent(result.sandboxLabel(), sandbox -> new TreeMap<>())
                .computeIfAbsent(result.label(), scenario -> EnumSet.noneOf(SandboxPolicy.class))
                .add(SandboxPolicy.find(result.policyId()).orElseThrow());
    }

    int count() {
        return policiesOfScenarioOfSandbox.values().stream()
                .flatMap(scenarios -> scenarios.values().stream())
                .mapToInt(Set::size)
                .sum();
    }

    /** Return a line for each sandbox and set of policies that the same scenarios have. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        policiesOfScenarioOfSandbox.forEach((sandbox, policiesOfScenario) -> {
            Map<String, List<String>> scenariosOfPolicies = new LinkedHashMap<>();
            policiesOfScenario.forEach((scenario, policies) -> scenariosOfPolicies
                    .computeIfAbsent(listed(policies), names -> new ArrayList<>())
                    .add(scenario));
            scenariosOfPolicies.forEach((policies, scenarios) ->
                    lines.add("%s %s: %s".formatted(sandbox, policies, String.join(", ", scenarios))));
        });
        return lines;
    }

    private static String listed(Set<SandboxPolicy> policies) {
        return policies.stream().map(SandboxPolicy::id).collect(joining(", "));
    }
}
