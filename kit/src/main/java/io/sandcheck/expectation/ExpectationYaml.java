package io.sandcheck.expectation;

import io.sandcheck.host.HostCondition;
import io.sandcheck.sandbox.SandboxDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes rules about exactly what was seen. */
final class ExpectationYaml {

    private ExpectationYaml() {}

    /**
     * Write a rule for each scenario, variant, condition, version and outcome, with all policies under which it was
     * seen. If the folder describes several sandboxes, each rule names its sandbox.
     *
     * @param all all results that were seen: if a scenario ran under several conditions, each rule names its condition
     * @param reason why it is expected; null to have it filled in, beside what was seen
     */
    static List<String> rules(
            List<SeenResult> results,
            Collection<SeenResult> all,
            SandboxDefinition definition,
            @Nullable String reason) {
        boolean named = definition.described().size() > 1;
        List<String> lines = new ArrayList<>();
        Set<SeenResult> written = new LinkedHashSet<>();
        for (SeenResult result : results) {
            List<SeenResult> alike =
                    results.stream().filter(other -> alike(result, other)).toList();
            if (written.add(alike.get(0))) {
                lines.addAll(rule(alike, named, condition(result, all)));
                lines.addAll(reason(result, reason));
            }
        }
        return lines;
    }

    private static boolean alike(SeenResult one, SeenResult other) {
        return one.subject().label().equals(other.subject().label())
                && one.setting().version().equals(other.setting().version())
                && one.setting().condition().equals(other.setting().condition())
                && one.verdict() == other.verdict()
                && Objects.equals(one.diagnosis(), other.diagnosis());
    }

    private static Optional<String> condition(SeenResult seen, Collection<SeenResult> all) {
        String condition = seen.setting().condition();
        boolean others = all.stream()
                .filter(other -> other.subject().label().equals(seen.subject().label()))
                .anyMatch(other -> !other.setting().condition().equals(condition));
        return Optional.of(condition).filter(it -> others || !it.equals(HostCondition.NONE.id()));
    }

    private static List<String> rule(List<SeenResult> alike, boolean named, Optional<String> condition) {
        SeenResult seen = alike.get(0);
        List<String> lines = new ArrayList<>();
        lines.add("- scenario: " + seen.subject().scenario());
        if (named) {
            lines.add("  sandbox: " + seen.setting().sandbox());
        }
        if (seen.subject().variant() != null) {
            lines.add("  variant: " + seen.subject().variant());
        }
        lines.add("  policies: [" + policies(alike) + "]");
        condition.ifPresent(it -> lines.add("  condition: " + it));
        lines.add("  versions: " + quoted("=" + seen.setting().version()));
        lines.add("  verdict: " + seen.verdict());
        if (seen.diagnosis() != null) {
            lines.add("  diagnosis: " + seen.diagnosis());
        }
        return lines;
    }

    private static List<String> reason(SeenResult seen, @Nullable String reason) {
        return reason == null
                ? List.of("  # seen: " + oneLine(seen.reason()), "  reason: " + Expectation.TO_BE_FILLED_IN)
                : List.of("  reason: " + quoted(reason));
    }

    private static String policies(List<SeenResult> alike) {
        return alike.stream()
                .map(result -> result.setting().policy())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .map(policy -> policy.id())
                .collect(Collectors.joining(", "));
    }

    static String quoted(String text) {
        return '"' + oneLine(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** A reason may quote the output of a sandbox, so control characters and line separators become spaces. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ").strip();
    }
}
