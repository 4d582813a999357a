package io.sandcheck.report;

import static java.util.stream.Collectors.joining;

import io.sandcheck.sandbox.SandboxPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The versions, policies and hosts in which the same scenarios show an observation. */
final class Occurrences {

    /** A sandbox on a host, with or without a condition. */
    private record Place(String sandbox, String host) implements Comparable<Place> {

        static Place of(RecordedResult result) {
            return new Place(result.sandboxLabel(), result.onOrdinaryHost() ? "" : " on " + result.condition());
        }

        @Override
        public int compareTo(Place other) {
            return Comparator.comparing(Place::sandbox)
                    .thenComparing(Place::host)
                    .compare(this, other);
        }
    }

    private final Map<Place, Map<String, Set<SandboxPolicy>>> policiesOfScenarioOfPlace = new TreeMap<>();

    void add(RecordedResult result) {
        policiesOfScenarioOfPlace
                .computeIfAbsent(Place.of(result), place -> new TreeMap<>())
                .computeIfAbsent(result.labelOfScenario(), scenario -> EnumSet.noneOf(SandboxPolicy.class))
                .add(SandboxPolicy.find(result.policyId()).orElseThrow());
    }

    int count() {
        return policiesOfScenarioOfPlace.values().stream()
                .flatMap(scenarios -> scenarios.values().stream())
                .mapToInt(Set::size)
                .sum();
    }

    /** Return a line for each sandbox, host, and set of policies that the same scenarios have. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        policiesOfScenarioOfPlace.forEach((place, policiesOfScenario) -> {
            Map<String, List<String>> scenariosOfPolicies = new LinkedHashMap<>();
            policiesOfScenario.forEach((scenario, policies) -> scenariosOfPolicies
                    .computeIfAbsent(listed(policies), names -> new ArrayList<>())
                    .add(scenario));
            scenariosOfPolicies.forEach((policies, scenarios) -> lines.add(
                    "%s %s%s: %s".formatted(place.sandbox(), policies, place.host(), String.join(", ", scenarios))));
        });
        return lines;
    }

    private static String listed(Set<SandboxPolicy> policies) {
        return policies.stream().map(SandboxPolicy::id).collect(joining(", "));
    }
}
