package io.sandcheck.cli.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.Style;
import io.sandcheck.cli.terminal.Wrapped;
import io.sandcheck.diagnosis.Printable;
import io.sandcheck.report.Cell;
import io.sandcheck.report.RecordedArm;
import io.sandcheck.report.RecordedResult;
import io.sandcheck.verdict.ScenarioKind;
import io.sandcheck.verdict.Verdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Results on hosts with a condition: what each sandbox says there, in its own words, and how the scenarios end. */
final class ConditionedHosts {

    private static final int QUOTED_LINES = 3;
    private static final String INDENT = "          ";

    /** A sandbox under a policy. */
    private record Place(String sandbox, String policy) {}

    private final Map<String, Map<Place, List<RecordedResult>>> resultsOfPlaceOfCondition = new TreeMap<>();
    private final Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);

    void add(RecordedResult result) {
        resultsOfPlaceOfCondition
                .computeIfAbsent(result.condition(), condition -> new LinkedHashMap<>())
                .computeIfAbsent(new Place(result.sandboxLabel(), result.policyId()), place -> new ArrayList<>())
                .add(result);
        verdicts.add(result.verdict());
    }

    List<String> lines(Console console) {
        List<String> lines = new ArrayList<>();
        resultsOfPlaceOfCondition.forEach((condition, resultsOfPlace) -> {
            lines.add(console.styled(Style.BOLD, "ON " + condition));
            placesOfOutcome(resultsOfPlace, console.columns()).forEach((outcome, places) -> {
                lines.addAll(Wrapped.lines(places, "  ", "    ", console.columns()));
                lines.addAll(outcome);
            });
            lines.add("");
        });
        if (!lines.isEmpty()) {
            lines.add(verdicts.stream()
                    .map(verdict -> Cell.word(verdict) + "=" + Cell.meaning(verdict))
                    .collect(joining(", ")));
        }
        return lines;
    }

    /** Places with the same message and the same results are shown once. */
    private static Map<List<String>, String> placesOfOutcome(
            Map<Place, List<RecordedResult>> resultsOfPlace, int columns) {
        Map<List<String>, Map<String, Set<String>>> policiesOfSandbox = new LinkedHashMap<>();
        resultsOfPlace.forEach((place, results) -> policiesOfSandbox
                .computeIfAbsent(outcome(results, columns), lines -> new TreeMap<>())
                .computeIfAbsent(place.sandbox(), sandbox -> new TreeSet<>())
                .add(place.policy()));
        Map<List<String>, String> places = new LinkedHashMap<>();
        policiesOfSandbox.forEach((outcome, policies) -> places.put(
                outcome,
                policies.entrySet().stream()
                        .map(each -> Printable.line(each.getKey() + " " + String.join(", ", each.getValue())))
                        .collect(joining("; "))));
        return places;
    }

    private static List<String> outcome(List<RecordedResult> results, int columns) {
        List<String> lines = new ArrayList<>();
        for (String words : words(results)) {
            String first = lines.isEmpty() ? "    says: " : INDENT;
            lines.addAll(Wrapped.lines(Printable.line(words), first, INDENT, columns));
        }
        Map<String, Set<String>> scenariosOfCell = results.stream()
                .collect(groupingBy(
                        result -> Cell.of(result).text(),
                        TreeMap::new,
                        mapping(RecordedResult::scenario, toCollection(TreeSet::new))));
        scenariosOfCell.forEach((cell, scenarios) -> lines.addAll(
                Wrapped.lines(String.join(", ", scenarios), "    %-6s".formatted(cell + ":"), INDENT, columns)));
        return lines;
    }

    /** The messages are shown if they were judged. */
    private static List<String> words(List<RecordedResult> results) {
        return results.stream()
                .filter(result -> result.kind() == ScenarioKind.GUIDANCE && result.verdict() != Verdict.NOT_APPLICABLE)
                .flatMap(result -> Stream.ofNullable(result.arms().inside()))
                .findFirst()
                .map(ConditionedHosts::firstLines)
                .orElse(List.of());
    }

    private static List<String> firstLines(RecordedArm arm) {
        List<String> lines = (arm.stderr() + "\n" + arm.stdout())
                .lines()
                .filter(line -> !line.isBlank())
                .limit(QUOTED_LINES)
                .toList();
        return lines.isEmpty() ? List.of("nothing") : lines;
    }
}
