package io.sandcheck.cli.report;

import static java.util.stream.Collectors.joining;

import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.Counts;
import io.sandcheck.cli.terminal.Style;
import io.sandcheck.cli.terminal.Wrapped;
import io.sandcheck.diagnosis.Printable;
import io.sandcheck.report.Cell;
import io.sandcheck.report.RecordedResult;
import io.sandcheck.sandbox.SandboxPolicy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Scenarios in rows, grouped by area, and sandboxes with their policies in columns. If a table would be too wide, it is
 * divided into several tables below each other.
 */
final class ResultTable {

    private static final int CELL_WIDTH = 6;

    private final boolean whole;
    private final Map<String, EnumMap<SandboxPolicy, Map<String, Cell>>> cellsOfSandbox = new TreeMap<>();
    private final Map<String, TreeSet<String>> rowsOfArea = new TreeMap<>();
    private final Legend legend = new Legend();

    /** Make a table of all scenarios if it is to be whole, otherwise of those that do not conform everywhere. */
    ResultTable(boolean whole) {
        this.whole = whole;
    }

    void add(RecordedResult result) {
        Cell cell = Cell.of(result);
        String label = Printable.line(result.label());
        SandboxPolicy policy = SandboxPolicy.find(result.policyId()).orElseThrow();
        cellsOfSandbox
                .computeIfAbsent(Printable.line(result.sandboxLabel()), name -> new EnumMap<>(SandboxPolicy.class))
                .computeIfAbsent(policy, name -> new HashMap<>())
                .put(label, cell);
        rowsOfArea.computeIfAbsent(area(label), area -> new TreeSet<>()).add(label);
        legend.add(policy, cell);
    }

    private static String area(String label) {
        return label.substring(0, Math.max(0, label.indexOf('/')));
    }

    List<String> lines(Console console) {
        List<String> lines = new ArrayList<>();
        int hidden = whole ? 0 : hideSound();
        if (hidden > 0) {
            String more = rowsOfArea.isEmpty() ? "" : "more ";
            lines.add("%s: no deviation; --verbose shows each".formatted(Counts.of(hidden, more + "scenario")));
        }
        if (!rowsOfArea.isEmpty()) {
            lines.addAll(soundSandboxes(console.columns()));
        }
        if (!lines.isEmpty()) {
            lines.add("");
        }
        if (rowsOfArea.isEmpty()) {
            return lines;
        }
        int labelWidth = labelWidth();
        for (List<String> sandboxes : pages(console.columns() - labelWidth)) {
            String indent = " ".repeat(labelWidth);
            lines.add(indent + header(sandboxes, sandbox -> sandbox, console));
            lines.add(indent + header(sandboxes, this::policyNames, console));
            rowsOfArea.forEach((area, rows) -> {
                List<String> shown =
                        rows.stream().filter(row -> isShown(row, sandboxes)).toList();
                if (!shown.isEmpty()) {
                    lines.add(console.styled(Style.BOLD, area));
                }
                shown.forEach(
                        row -> lines.add(padded("  " + name(area, row), labelWidth) + cells(row, sandboxes, console)));
            });
            lines.add("");
        }
        lines.addAll(legend.lines(hasGaps(), console.columns()));
        return lines;
    }

    /** Leave out rows with nothing to see, and return their number. */
    private int hideSound() {
        int before = rows();
        rowsOfArea.values().forEach(rows -> rows.removeIf(this::isSound));
        rowsOfArea.values().removeIf(Set::isEmpty);
        return before - rows();
    }

    private int rows() {
        return rowsOfArea.values().stream().mapToInt(Set::size).sum();
    }

    private boolean isSound(String row) {
        return cells(row, cellsOfSandbox.keySet()).allMatch(Cell::sound);
    }

    /** A page only has rows with something to see in its sandboxes. */
    private boolean isShown(String row, Collection<String> sandboxes) {
        return cells(row, sandboxes).anyMatch(cell -> whole || !cell.sound());
    }

    private Stream<Cell> cells(String row, Collection<String> sandboxes) {
        return sandboxes.stream()
                .flatMap(sandbox -> cellsOf(sandbox).values().stream())
                .flatMap(cells -> Stream.ofNullable(cells.get(row)));
    }

    /**
     * Divide the sandboxes with something to see so that each page uses the available width, and each sandbox stays on
     * one page.
     */
    private List<List<String>> pages(int room) {
        List<List<String>> pages = new ArrayList<>();
        int left = 0;
        for (String sandbox : cellsOfSandbox.keySet()) {
            if (!hasRows(sandbox)) {
                continue;
            }
            int width = width(sandbox);
            if (pages.isEmpty() || width > left) {
                pages.add(new ArrayList<>());
                left = room;
            }
            pages.get(pages.size() - 1).add(sandbox);
            left -= width;
        }
        return pages;
    }

    private List<String> soundSandboxes(int columns) {
        List<String> sound = cellsOfSandbox.keySet().stream()
                .filter(sandbox -> !hasRows(sandbox))
                .toList();
        return sound.isEmpty()
                ? List.of()
                : Wrapped.lines("no deviation in any scenario: " + String.join(", ", sound), "", "  ", columns);
    }

    private boolean hasRows(String sandbox) {
        return rowsOfArea.values().stream().flatMap(Collection::stream).anyMatch(row -> isShown(row, List.of(sandbox)));
    }

    private int labelWidth() {
        return rowsOfArea.values().stream()
                        .flatMap(Collection::stream)
                        .mapToInt(label -> label.length() - area(label).length())
                        .max()
                        .orElse(0)
                + 3;
    }

    private int width(String sandbox) {
        return Math.max(sandbox.length() + 2, policiesOf(sandbox).size() * CELL_WIDTH);
    }

    private Set<SandboxPolicy> policiesOf(String sandbox) {
        return cellsOf(sandbox).keySet();
    }

    private Map<SandboxPolicy, Map<String, Cell>> cellsOf(String sandbox) {
        return cellsOfSandbox.getOrDefault(sandbox, new EnumMap<>(SandboxPolicy.class));
    }

    private String policyNames(String sandbox) {
        return policiesOf(sandbox).stream()
                .map(policy -> padded(policy.shortId(), CELL_WIDTH))
                .collect(joining());
    }

    private String header(List<String> sandboxes, UnaryOperator<String> text, Console console) {
        String columns = sandboxes.stream()
                .map(sandbox -> padded(text.apply(sandbox), width(sandbox)))
                .collect(joining());
        return console.styled(Style.BOLD, columns.stripTrailing());
    }

    private static String name(String area, String row) {
        return area.isEmpty() ? row : row.substring(area.length() + 1);
    }

    private String cells(String row, List<String> sandboxes, Console console) {
        StringBuilder line = new StringBuilder();
        for (String sandbox : sandboxes) {
            cellsOf(sandbox).values().forEach(cells -> line.append(cell(cells, row, console)));
            line.append(" ".repeat(width(sandbox) - policiesOf(sandbox).size() * CELL_WIDTH));
        }
        return line.toString().stripTrailing();
    }

    private static String cell(Map<String, Cell> cells, String row, Console console) {
        Cell cell = cells.get(row);
        if (cell == null) {
            return padded(Legend.NOT_RUN, CELL_WIDTH);
        }
        return console.styled(Style.of(cell), cell.text())
                + " ".repeat(CELL_WIDTH - cell.text().length());
    }

    private boolean hasGaps() {
        return cellsOfSandbox.values().stream()
                .flatMap(columns -> columns.values().stream())
                .anyMatch(cells -> cells.size() < rows());
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
