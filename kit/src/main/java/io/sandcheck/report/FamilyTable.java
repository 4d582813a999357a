package io.sandcheck.report;

import io.sandcheck.report.RecordedFamily.Child;
import io.sandcheck.report.RecordedFamily.Criterion;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A parent and its children as a text table: a column for each, a row for each criterion, and how each child compares
 * with its parent.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class FamilyTable {

    private static final int WIDEST = 28;
    private static final String MECHANISM = "mechanism";
    private static final String EFFECT = "effect";
    private static final Pattern OUTCOME =
            Pattern.compile("(?<word>granted|denied)(: (\\w+ )?(?<errno>E[A-Z_0-9]+)$)?");

    private FamilyTable() {}

    /** Return the complete table. */
    public static List<String> inFull(RecordedFamily family) {
        return lines(family, family.criteria());
    }

    /**
     * Return a shorter table: it only says granted or denied, with the errno, and leaves out mechanisms that are equal
     * for all members.
     */
    public static List<String> inBrief(RecordedFamily family) {
        return lines(
                family,
                family.criteria().stream()
                        .filter(criterion ->
                                !criterion.inherited() || !criterion.sort().equals(MECHANISM))
                        .map(FamilyTable::outcomesOf)
                        .toList());
    }

    private static Criterion outcomesOf(Criterion criterion) {
        if (!criterion.sort().equals(EFFECT)) {
            return criterion;
        }
        List<String> outcomes =
                criterion.values().stream().map(FamilyTable::outcome).toList();
        return new Criterion(criterion.sort(), criterion.name(), outcomes, criterion.inherited());
    }

    private static String outcome(String value) {
        Matcher outcome = OUTCOME.matcher(value);
        if (!outcome.lookingAt()) {
            return value;
        }
        return outcome.group("errno") == null
                ? outcome.group("word")
                : outcome.group("word") + ": " + outcome.group("errno");
    }

    private static List<String> lines(RecordedFamily family, List<Criterion> criteria) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("", family.members()));
        criteria.forEach(criterion -> rows.add(row(criterion.name(), criterion.values())));
        List<String> standings = Stream.concat(
                        Stream.of(""), family.children().stream().map(Child::inheritance))
                .toList();
        rows.add(row("inheritance", standings));
        List<String> lines = aligned(rows);
        family.children().stream()
                .filter(child -> child.firstDifference() != null)
                .map(child -> "lost".equals(child.inheritance())
                        ? child.name() + ": " + child.firstDifference()
                        : "first difference: " + child.firstDifference())
                .forEach(lines::add);
        lines.addAll(family.contradictions());
        return lines;
    }

    private static List<String> row(String name, List<String> values) {
        List<String> row = new ArrayList<>(List.of(name));
        values.forEach(value -> row.add(value.length() > WIDEST ? value.substring(0, WIDEST - 3) + "..." : value));
        return row;
    }

    private static List<String> aligned(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
