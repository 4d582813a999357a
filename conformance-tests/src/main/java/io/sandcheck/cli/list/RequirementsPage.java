package io.sandcheck.cli.list;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.sandcheck.requirement.Catalogue;
import io.sandcheck.requirement.Requirement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The requirements as a page in Markdown: what breaks without each, and the reports about it.
 *
 * @param reports of each scenario, by its id
 */
record RequirementsPage(List<Requirement> requirements, Map<String, List<String>> reports) {

    private static final String INTRODUCTION = """
            # What sandboxes must do

            Each requirement has a fixed number, and a level: MUST, SHOULD or MAY. Results, `junit.xml` and `guards.sarif` name the
            requirements that a scenario tests. `./sandcheck list --requirements` lists them. The [glossary](README.md#words) explains words
            such as door and policy. This page is written by `.ci/commands`, from `fixtures/spec`.
            """;

    private static final String CORRESPONDENCES = """

            ## The same elsewhere

            These requirements correspond to requirements elsewhere: in Kubernetes AI conformance for sandboxed workloads, and in the test kit
            (TCK) for Docker's sandbox kits. The CWE names the weakness of a sandbox that does not meet the requirement. It is a tag in
            `guards.sarif`, so you can filter by it on GitHub.

            """;

    List<String> lines() {
        List<String> lines = new ArrayList<>(INTRODUCTION.lines().toList());
        requirements.stream()
                .collect(groupingBy(Requirement::area, LinkedHashMap::new, toList()))
                .forEach((area, ofArea) -> {
                    lines.addAll(List.of("", "## " + area));
                    ofArea.forEach(requirement -> lines.addAll(lines(requirement)));
                });
        lines.addAll(correspondences());
        return lines;
    }

    /** A row for each requirement that others have too, and a column for each catalogue. */
    private List<String> correspondences() {
        List<Catalogue> catalogues = List.of(Catalogue.values());
        List<String> lines = new ArrayList<>(CORRESPONDENCES.lines().toList());
        lines.add(catalogues.stream().map(Catalogue::title).collect(joining(" | ", "| Requirement | ", " |")));
        lines.add("| --- ".repeat(catalogues.size() + 1) + "|");
        requirements.stream()
                .filter(requirement -> !requirement.corresponds().isEmpty())
                .map(requirement -> catalogues.stream()
                        .map(catalogue -> entries(requirement, catalogue))
                        .collect(joining(" | ", "| " + requirement.id() + " | ", " |")))
                .forEach(lines::add);
        return lines;
    }

    private static String entries(Requirement requirement, Catalogue catalogue) {
        return requirement.corresponds(catalogue).stream()
                .map(id -> "[%s](%s)".formatted(id, catalogue.address(id)))
                .collect(joining(", "));
    }

    private List<String> lines(Requirement requirement) {
        List<String> lines = new ArrayList<>(
                List.of("", "### %s %s".formatted(requirement.id(), requirement.level()), "", requirement.says()));
        if (requirement.breaks() != null) {
            lines.addAll(List.of("", "If not: " + requirement.breaks()));
        }
        String tried =
                requirement.scenarios().stream().map(id -> "`" + id + "`").collect(joining(", "));
        lines.addAll(List.of(
                "", requirement.excluded() == null ? "Tested by: " + tried : "Not tested: " + requirement.excluded()));
        String links = requirement.scenarios().stream()
                .flatMap(id -> reports.getOrDefault(id, List.of()).stream())
                .distinct()
                .map(RequirementsPage::link)
                .collect(joining(", "));
        if (!links.isEmpty()) {
            lines.addAll(List.of("", "Reports: " + links));
        }
        return lines;
    }

    private static String link(String source) {
        String[] issue = source.split("#", 2);
        return issue.length == 2 && !source.contains(":")
                ? "[%s](https://github.com/%s/issues/%s)".formatted(source, issue[0], issue[1])
                : source;
    }
}
