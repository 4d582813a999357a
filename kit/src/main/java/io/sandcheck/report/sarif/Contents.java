package io.sandcheck.report.sarif;

import io.sandcheck.diagnosis.Printable;
import io.sandcheck.report.RecordedResult;
import io.sandcheck.report.Report;
import io.sandcheck.report.markdown.MarkdownText;
import io.sandcheck.requirement.Catalogue;
import io.sandcheck.requirement.Requirement;
import io.sandcheck.requirement.Requirements;
import io.sandcheck.verdict.ScenarioKind;
import io.sandcheck.verdict.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parts of a journal that go into SARIF, found by reading the journal once. */
final class Contents {

    /** GitHub does not show more of them, and nobody reads more. */
    private static final int MOST_NOTIFICATIONS = 500;

    /** GitHub accepts 25,000 results, and shows 5,000 of them. */
    static final int MOST_RESULTS = 5_000;

    /** The whole text is in the journal. */
    private static final int LONGEST_PARAGRAPH = 1_000;

    private static final String HELP =
            "Make the sandbox deny it. If its makers do not promise to, say so in its definition"
                    + " under does-not-promise, with a link to where they say so.";

    private final Map<String, Map<String, Object>> rules = new TreeMap<>();
    private final List<Map<String, Object>> notifications = new ArrayList<>();
    private final List<Long> escapes = new ArrayList<>();
    private int left;
    private final Set<String> told = new HashSet<>();

    Contents(Report report) {
        report.forEachAboutDenial(this::add);
    }

    private void add(long offset, RecordedResult result) {
        boolean guard = result.kind() == ScenarioKind.SECURITY;
        if (guard) {
            rules.computeIfAbsent(ruleId(result), id -> rule(id, result));
        }
        if (result.verdict() == Verdict.ESCAPE) {
            addEscape(offset, result);
        } else if (guard && untried(result.verdict()) && notifications.size() < MOST_NOTIFICATIONS) {
            notifications.add(notification(result));
        }
    }

    /** A policy that is not enforced is the same escape for every scenario that would have run under it. */
    private void addEscape(long offset, RecordedResult result) {
        rules.computeIfAbsent(ruleId(result), id -> rule(id, result));
        if (result.underUnenforcedPolicy() && !told.add(result.place())) {
            return;
        }
        if (escapes.size() < MOST_RESULTS) {
            escapes.add(offset);
        } else {
            left++;
        }
    }

    private static boolean untried(Verdict verdict) {
        return verdict == Verdict.ERROR || verdict == Verdict.UNAVAILABLE || verdict == Verdict.INCONCLUSIVE;
    }

    /** A guard is a rule. If a scenario about compatibility found an escape, its diagnosis is the rule. */
    static String ruleId(RecordedResult result) {
        return result.kind() == ScenarioKind.SECURITY || result.diagnosis() == null
                ? result.scenario()
                : result.diagnosis();
    }

    private static Map<String, Object> rule(String id, RecordedResult result) {
        boolean guard = result.kind() == ScenarioKind.SECURITY;
        String demand = guard ? "The policy forbids what the guard %s tries.".formatted(id) : "The policy is enforced.";
        List<Requirement> requirements = guard ? Requirements.triedBy(result.scenario()) : List.of();
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("id", id);
        rule.put("name", name(id));
        rule.put("shortDescription", message(demand));
        rule.put("fullDescription", message(joined(demand, requirements, Requirement::says)));
        rule.put("help", help(requirements));
        rule.put("defaultConfiguration", Map.of("level", "error"));
        rule.put("properties", Map.of("tags", tags(requirements)));
        return rule;
    }

    /** GitHub shows a weakness of the CWE under this name. */
    private static List<String> tags(List<Requirement> requirements) {
        Stream<String> weaknesses = requirements.stream()
                .flatMap(requirement -> requirement.corresponds(Catalogue.CWE).stream())
                .map(weakness -> "external/cwe/" + weakness.toLowerCase(Locale.ROOT))
                .distinct()
                .sorted();
        return Stream.concat(Stream.of("security"), weaknesses).toList();
    }

    private static Map<String, Object> help(List<Requirement> requirements) {
        Map<String, Object> help = new LinkedHashMap<>();
        help.put("text", Printable.block(joined(HELP, requirements, Requirement::breaks)));
        StringBuilder markdown = new StringBuilder(HELP);
        requirements.forEach(requirement -> {
            String breaks = requirement.breaks();
            markdown.append("\n\n- **%s**: %s%s"
                    .formatted(
                            requirement.id(),
                            MarkdownText.of(requirement.says()),
                            breaks == null ? "" : " " + MarkdownText.of(breaks)));
        });
        help.put("markdown", markdown.toString());
        return help;
    }

    /** Return an id in the form of a name, without hyphens: {@code GuardWriteHome}. */
    private static String name(String id) {
        return Arrays.stream(id.split("[^A-Za-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static String joined(
            String first, List<Requirement> requirements, Function<Requirement, @Nullable String> part) {
        return Stream.concat(Stream.of(first), requirements.stream().map(part).filter(Objects::nonNull))
                .collect(Collectors.joining(" "));
    }

    private static Map<String, Object> notification(RecordedResult result) {
        Map<String, Object> notification = new LinkedHashMap<>();
        notification.put("level", result.verdict() == Verdict.ERROR ? "error" : "warning");
        notification.put(
                "message",
                message("%s in %s: %s: %s"
                        .formatted(result.label(), result.settingLabel(), result.verdict(), result.reason())));
        notification.put("associatedRule", Map.of("id", ruleId(result)));
        return notification;
    }

    /** Make a message of several paragraphs, as text and as Markdown. */
    static Map<String, Object> message(List<String> paragraphs) {
        List<String> some = paragraphs.stream()
                .map(paragraph -> paragraph.length() > LONGEST_PARAGRAPH
                        ? paragraph.substring(0, LONGEST_PARAGRAPH) + "..."
                        : paragraph)
                .toList();
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("text", Printable.block(String.join("\n\n", some)));
        message.put(
                "markdown",
                String.join("\n\n", some.stream().map(MarkdownText::of).toList()));
        return message;
    }

    static Map<String, Object> message(String text) {
        return Map.of("text", Printable.block(text));
    }

    Collection<Map<String, Object>> rules() {
        return rules.values();
    }

    List<Map<String, Object>> notifications() {
        if (left == 0) {
            return notifications;
        }
        String more = "%,d more escapes are in results.jsonl; GitHub shows no more than these".formatted(left);
        return Stream.concat(
                        notifications.stream(),
                        Stream.of(Map.<String, Object>of("level", "warning", "message", message(more))))
                .toList();
    }

    /** Return the results; each is made when it is requested. */
    <T> Iterator<T> escapes(LongFunction<T> make) {
        return escapes.stream().map(make::apply).iterator();
    }
}
