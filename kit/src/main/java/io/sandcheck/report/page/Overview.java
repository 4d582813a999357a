package io.sandcheck.report.page;

import io.sandcheck.report.Cell;
import io.sandcheck.verdict.ScenarioKind;
import io.sandcheck.verdict.Verdict;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The results of each sandbox in each area, security first: the most important facts in a minute. */
final class Overview {

    /** From the worst to the best. Results that do not apply are not counted. */
    private static final List<Verdict> WORST_FIRST = List.of(
            Verdict.ESCAPE,
            Verdict.ERROR,
            Verdict.UNSTABLE,
            Verdict.UNAVAILABLE,
            Verdict.DEVIATES,
            Verdict.INCONCLUSIVE,
            Verdict.CONFORMS);

    /** The order of the kinds of scenarios. */
    static final Comparator<ScenarioKind> SECURITY_FIRST = Comparator.comparing(
            List.of(ScenarioKind.SECURITY, ScenarioKind.COMPATIBILITY, ScenarioKind.GUIDANCE)::indexOf);

    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final TreeSet<Area> areas = new TreeSet<>();

    /** A column. */
    record Area(ScenarioKind kind, String name) implements Comparable<Area> {

        @Override
        public int compareTo(Area other) {
            return Comparator.comparing(Area::kind, SECURITY_FIRST)
                    .thenComparing(Area::name)
                    .compare(this, other);
        }
    }

    /** A sandbox, in one version. */
    static final class Line {

        private final Column column;
        private final String sandbox;
        private final Map<Area, Sum> sums = new TreeMap<>();

        /** Make one for a column of the sandbox, which determines its position. */
        Line(Column column) {
            this.column = column;
            this.sandbox = column.sandbox();
        }

        String sandbox() {
            return sandbox;
        }

        @Nullable
        Sum at(Area area) {
            return sums.get(area);
        }

        int unexpected() {
            return sums.values().stream().mapToInt(sum -> sum.unexpected).sum();
        }

        /** Return the address of the filter that shows its results in an area. */
        String address(Area area) {
            return "#?sandbox=" + encoded(sandbox) + "&area=" + encoded(area.name());
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }

    /** The results of a sandbox in an area. */
    static final class Sum {

        private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        private int unexpected;

        Verdict worst() {
            return WORST_FIRST.stream().filter(counts::containsKey).findFirst().orElse(Verdict.NOT_APPLICABLE);
        }

        /** Return how many results have the worst verdict, and the number of results: {@code 2/14}. */
        String text() {
            int count = counts.getOrDefault(worst(), 0);
            int all = counts.values().stream().mapToInt(Integer::intValue).sum();
            return all == 0 ? "" : count == all ? String.valueOf(all) : count + "/" + all;
        }

        String inWords() {
            return WORST_FIRST.stream()
                    .filter(counts::containsKey)
                    .map(verdict -> counts.get(verdict) + " " + Cell.meaning(verdict))
                    .collect(Collectors.joining(", "));
        }

        boolean isAsExpected() {
            return unexpected == 0;
        }
    }

    void add(Column column, ScenarioKind kind, String area, Cell cell) {
        Area each = new Area(kind, area);
        areas.add(each);
        Sum sum = lines.computeIfAbsent(column.sandbox(), any -> new Line(column))
                .sums
                .computeIfAbsent(each, any -> new Sum());
        if (cell.verdict() != Verdict.NOT_APPLICABLE) {
            sum.counts.merge(cell.verdict(), 1, Integer::sum);
        }
        if (cell.mark().equals("!")) {
            sum.unexpected++;
        }
    }

    Collection<Area> areas() {
        return areas;
    }

    /** Return the number of columns for each kind of scenario, in the order of the columns. */
    Map<ScenarioKind, Long> kinds() {
        return areas.stream().collect(Collectors.groupingBy(Area::kind, LinkedHashMap::new, Collectors.counting()));
    }

    static String title(ScenarioKind kind) {
        return kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT);
    }

    /** Return the sandboxes, with reference sandboxes last. */
    Collection<Line> lines() {
        return lines.values().stream()
                .sorted(Comparator.comparing((Line line) -> line.sandbox.startsWith("ref-"))
                        .thenComparing(line -> line.column))
                .toList();
    }

    /** Return the number of its results that are not as expected, in words. */
    static String gate(Line line) {
        return line.unexpected() == 0 ? "none" : String.valueOf(line.unexpected());
    }
}
