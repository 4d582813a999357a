package io.sandcheck.report.page;

import io.sandcheck.report.Cell;
import io.sandcheck.verdict.ScenarioKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The results of scenarios and sandboxes for one kind of scenario, with their places in the journal. */
final class Matrix {

    private static final int FEW = 2;
    private static final int SOME = 7;

    private final ScenarioKind kind;
    private final NavigableSet<Column> columns = new TreeSet<>();
    private final Map<String, Map<String, Row>> rowsOfArea = new TreeMap<>();

    Matrix(ScenarioKind kind) {
        this.kind = kind;
    }

    /** A scenario in one of its variants. */
    static final class Row {

        private final String label;
        private String title = "";
        private boolean headed;
        private final Map<Column, Entry> entries = new TreeMap<>();
        private final TreeSet<String> causes = new TreeSet<>();

        Row(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        /** Return the label without its area. */
        String name() {
            return label.substring(label.indexOf('/') + 1);
        }

        /** Return the label with the title, for the search, and for small screens without room for the title. */
        String labelWithTitle() {
            return title.isEmpty() ? label : label + ": " + title;
        }

        /** Return the title; empty if the previous row has the same, as variants of a scenario do. */
        String heading() {
            return headed ? title : "";
        }

        /** Return additional text for the search. */
        String causes() {
            return String.join(" ", causes);
        }

        @Nullable
        Entry at(Column column) {
            return entries.get(column);
        }

        Collection<Entry> entries() {
            return entries.values();
        }
    }

    /**
     * A result.
     *
     * @param offset of its line in the journal
     */
    record Entry(Cell cell, String id, long offset) {}

    /** Columns with the same sandbox, version and host are adjacent. */
    record Group(String sandbox, String place, List<Column> columns) {}

    void add(Column column, String label, String title, String cause, Entry entry) {
        columns.add(column);
        Row row =
                rowsOfArea.computeIfAbsent(area(label), area -> new TreeMap<>()).computeIfAbsent(label, Row::new);
        row.entries.put(column, entry);
        row.causes.add(cause);
        row.title = title.isEmpty() ? row.title : title;
    }

    /** Return the part of a label before the slash. */
    static String area(String label) {
        return label.substring(0, Math.max(0, label.indexOf('/')));
    }

    String id() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return switch (kind) {
            case COMPATIBILITY -> "Compatibility: what a sandbox must allow";
            case SECURITY -> "Security: what a sandbox must deny";
            case GUIDANCE -> "Guidance: what a sandbox that cannot start must tell";
        };
    }

    Collection<Column> columns() {
        return columns;
    }

    /** Return the CSS class for the number of columns. If there are many, names are written vertically. */
    String width() {
        return columns.size() <= FEW ? "few" : columns.size() <= SOME ? "some" : "wide";
    }

    List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        for (Column column : columns) {
            Group last = groups.isEmpty() ? null : groups.get(groups.size() - 1);
            if (last == null || !last.columns().get(0).group().equals(column.group())) {
                last = new Group(column.sandbox(), column.place(), new ArrayList<>());
                groups.add(last);
            }
            last.columns().add(column);
        }
        return groups;
    }

    Collection<String> areas() {
        return rowsOfArea.keySet();
    }

    Collection<Row> rows(String area) {
        Collection<Row> rows = rowsOfArea.getOrDefault(area, Map.of()).values();
        String before = "";
        for (Row row : rows) {
            row.headed = !row.title.equals(before);
            before = row.title;
        }
        return rows;
    }
}
