package io.sandcheck.expectation;

import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.sandbox.Version;
import io.sandcheck.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The edit of one rule that no longer matches the results. Other lines are not changed.
 *
 * @param what in words: {@code remove lines 4 to 8}
 * @param lines new lines in place of a line, by its number
 */
record RuleEdit(String what, Map<Integer, List<String>> lines) {

    /**
     * Find the smallest edit.
     *
     * @param results all results of a run that the rule is about
     * @param unmet those of them that the rule does not expect
     * @param reason why they are expected; null if it is to be filled in
     */
    static RuleEdit of(
            ExpectationFile file,
            ExpectationRule rule,
            SandboxDefinition definition,
            List<SeenResult> results,
            List<SeenResult> unmet,
            @Nullable String reason) {
        SeenResult first = unmet.get(0);
        boolean alike = unmet.stream().allMatch(result -> sameOutcome(result, first));
        boolean whole = unmet.size() == results.size() && rule.isAboutNoMoreThan(results, definition);
        boolean conforming = first.verdict() == Verdict.CONFORMS;
        RuleLines lines = new RuleLines(file, rule);
        Optional<RuleEdit> edit = Optional.empty();
        if (alike && whole) {
            edit = conforming ? Optional.of(lines.removed()) : lines.rewritten(first, reason);
        } else if (alike && conforming && rule.isBoundByVersionsOf(definition)) {
            edit = otherVersions(rule, definition, results, unmet).flatMap(lines::narrowed);
        }
        return edit.orElseGet(() -> lines.preceded(ExpectationYaml.rules(unmet, results, definition, reason)));
    }

    private static boolean sameOutcome(SeenResult one, SeenResult other) {
        return one.verdict() == other.verdict() && Objects.equals(one.diagnosis(), other.diagnosis());
    }

    /**
     * Return the bound that excludes the versions that conform, if these reach to the newest or to the oldest version.
     */
    private static Optional<String> otherVersions(
            ExpectationRule rule, SandboxDefinition definition, List<SeenResult> results, List<SeenResult> unmet) {
        List<Sandbox> meant = rule.meant(definition, results)
                .sorted(Comparator.comparing(
                        sandbox -> Version.find(sandbox.version()).orElseThrow()))
                .toList();
        Predicate<Sandbox> conforms = sandbox -> {
            List<SeenResult> ofVersion = of(sandbox.version(), results);
            return ofVersion.equals(of(sandbox.version(), unmet)) && rule.isAboutNoMoreThan(ofVersion, sandbox);
        };
        List<String> versions = meant.stream().map(Sandbox::version).toList();
        List<String> conforming =
                meant.stream().filter(conforms).map(Sandbox::version).toList();
        if (conforming.isEmpty()
                || unmet.stream()
                        .anyMatch(
                                result -> !conforming.contains(result.setting().version()))) {
            return Optional.empty();
        }
        int others = versions.size() - conforming.size();
        if (conforming.equals(versions.subList(others, versions.size()))) {
            return Optional.of("<" + conforming.get(0));
        }
        return conforming.equals(versions.subList(0, conforming.size()))
                ? Optional.of(">" + conforming.get(conforming.size() - 1))
                : Optional.empty();
    }

    private static List<SeenResult> of(String version, List<SeenResult> results) {
        return results.stream()
                .filter(result -> result.setting().version().equals(version))
                .toList();
    }

    /** Show it as {@code diff} does: removed lines with a minus, added lines with a plus. */
    List<String> shown(ExpectationFile file) {
        List<String> shown = new ArrayList<>();
        lines.forEach((number, replacement) -> {
            String old = file.line(number);
            int kept = replacement.lastIndexOf(old);
            if (kept < 0) {
                shown.add("-" + old);
            }
            for (int i = 0; i < replacement.size(); i++) {
                if (i != kept) {
                    shown.add("+" + replacement.get(i));
                }
            }
        });
        return shown;
    }
}
