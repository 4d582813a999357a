package io.sandcheck.report.sarif;

import io.sandcheck.diagnosis.Printable;
import io.sandcheck.report.JournalReader;
import io.sandcheck.report.RecordedResult;
import io.sandcheck.verdict.ScenarioKind;
import io.sandcheck.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;

/** What of a journal goes into SARIF, found by reading it once. */
final class Contents {

    /** GitHub shows no more of them, and nobody reads more. */
    private static final int MOST_NOTIFICATIONS = 500;

    private final Map<String, Map<String, Object>> rules = new TreeMap<>();
    private final List<Map<String, Object>> notifications = new ArrayList<>();
    private final List<Long> escapes = new ArrayList<>();
    private final Set<String> told = new HashSet<>();

    Contents(JournalReader results) {
        results.forEach(this::add);
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
        if (!result.underUnenforcedPolicy() || told.add(result.place())) {
            escapes.add(offset);
        }
    }

    private static boolean untried(Verdict verdict) {
        return verdict == Verdict.ERROR || verdict == Verdict.UNAVAILABLE || verdict == Verdict.INCONCLUSIVE;
    }

    /** A guard is a rule; where a scenario about compatibility found an escape, its diagnosis is. */
    static String ruleId(RecordedResult result) {
        return result.kind() == ScenarioKind.SECURITY || result.diagnosis() == null
                ? result.scenario()
                : result.diagnosis();
    }

    private static Map<String, Object> rule(String id, RecordedResult result) {
        String demand = result.kind() == ScenarioKind.SECURITY
                ? "The policy forbids what the guard %s tries".formatted(id)
                : "The policy is enforced";
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("id", id);
        rule.put("shortDescription", message(demand));
        rule.put("defaultConfiguration", Map.of("level", "error"));
        rule.put("properties", Map.of("tags", List.of("security")));
        return rule;
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

    static Map<String, Object> message(String text) {
        return Map.of("text", Printable.line(text));
    }

    Collection<Map<String, Object>> rules() {
        return rules.values();
    }

    List<Map<String, Object>> notifications() {
        return notifications;
    }

    /** Return the results, each made when it is asked for. */
    <T> Iterator<T> escapes(LongFunction<T> make) {
        return escapes.stream().map(make::apply).iterator();
    }
}
