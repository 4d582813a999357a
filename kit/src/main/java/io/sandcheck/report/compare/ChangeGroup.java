package io.sandcheck.report.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Changes that are shown as one: the same sandbox, with the same outcome before and the same outcome now.
 *
 * @param sandbox with its version, or both of them
 * @param changes in the group
 * @param was the outcome before; empty if there was none
 * @param is the outcome now; empty if there is none
 * @param allowed whether they are accepted
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ChangeGroup(
        ChangeKind kind, String sandbox, List<Change> changes, String was, String is, boolean allowed) {

    private static final int MOST_NAMED = 40;

    private record Key(ChangeKind kind, boolean security, String sandbox, String was, String is, boolean allowed) {}

    public ChangeGroup {
        changes = List.copyOf(changes);
    }

    /** Group the changes of a kind. */
    public static List<ChangeGroup> of(RunComparison comparison, ChangeKind kind) {
        Map<Key, List<Change>> groups = new LinkedHashMap<>();
        comparison.of(kind).forEach(change -> groups.computeIfAbsent(key(change), key -> new ArrayList<>())
                .add(change));
        return groups.values().stream().map(ChangeGroup::of).toList();
    }

    private static Key key(Change change) {
        return new Key(
                change.kind(),
                change.aboutSecurity(),
                change.sandbox(),
                cause(change.was()),
                cause(change.is()),
                change.allowed());
    }

    private static String cause(@Nullable ComparedResult outcome) {
        if (outcome == null) {
            return "";
        }
        return outcome.diagnosis() == null ? outcome.words() + outcome.essence() : outcome.words();
    }

    private static ChangeGroup of(List<Change> changes) {
        Change first = changes.get(0);
        return new ChangeGroup(
                first.kind(), first.sandbox(), changes, words(first.was()), words(first.is()), first.allowed());
    }

    /** Tell whether they are about what must be denied. */
    public boolean aboutSecurity() {
        return changes.get(0).aboutSecurity();
    }

    private List<String> where() {
        Map<String, List<String>> labelsOfPolicy = new LinkedHashMap<>();
        changes.forEach(change -> labelsOfPolicy
                .computeIfAbsent(change.key().policy() + onHost(change), policy -> new ArrayList<>())
                .add(change.key().label()));
        List<String> lines = new ArrayList<>();
        labelsOfPolicy.forEach((policy, labels) -> {
            int left = labels.size() - MOST_NAMED;
            String more = left > 0 ? ", and %d more".formatted(left) : "";
            lines.add(policy + ": " + String.join(", ", labels.subList(0, Math.min(MOST_NAMED, labels.size()))) + more);
        });
        return lines;
    }

    private static String onHost(Change change) {
        return change.key().condition().equals("none")
                ? ""
                : " on " + change.key().hostLabel();
    }

    private static String words(@Nullable ComparedResult outcome) {
        return outcome == null ? "" : outcome.words() + ": " + outcome.reason();
    }

    /** Return lines with a heading each: {@code in:}, {@code was:}, {@code is:}. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        where().forEach(line -> lines.add("in:   " + line));
        if (!was.isEmpty()) {
            lines.add("was:  " + was);
        }
        if (!is.isEmpty()) {
            lines.add("is:   " + is);
        }
        return lines;
    }
}
