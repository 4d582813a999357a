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
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Scenarios in rows, grouped by area, and sandboxes with their policies in columns. If a table would be too wide, it is
 * divided into several tables below each other.
 */
final class ResultTable {

    private static final int CELL_WIDTH = 6;

    private final ResultGrid grid;
    private final Legend legend = new Legend();

    /** Make a table of all scenarios if it is to be whole, otherwise of those that do not conform everywhere. */
    ResultTable(boolean whole) {
        grid = new ResultGrid(whole);
    }

    void add(RecordedResult result) {
        Cell cell = Cell.of(result);
        SandboxPolicy policy = SandboxPolicy.find(result.policyId()).orElseThrow();
        grid.add(Printable.line(result.sandboxLabel()), policy, Printable.line(result.label()), cell);
        legend.add(policy, cell);
    }

    List<String> lines(Console console) {
        List<String> lines = new ArrayList<>();
        int hidden = grid.hideSound();
        if (hidden > 0) {
            String more = grid.rows().isEmpty() ? "" : "more ";
            lines.add("%s: no deviation; --verbose shows each".formatted(Counts.of(hidden, more + "scenario")));
        }
        if (!grid.rows().isEmpty()) {
            lines.addAll(soundSandboxes(console.columns()));
        }
        if (!lines.isEmpty()) {
            lines.add("");
        }
        if (grid.rows().isEmpty()) {
            return lines;
        }
        int labelWidth = labelWidth();
        for (List<String> sandboxes : pages(console.columns() - labelWidth)) {
            String indent = " ".repeat(labelWidth);
            lines.add(indent + header(sandboxes, sandbox -> sandbox, console));
            lines.add(indent + header(sandboxes, this::policyNames, console));
            grid.rows().forEach((area, rows) -> {
                List<String> shown = rows.stream()
                        .filter(row -> grid.isShown(row, sandboxes))
                        .toList();
                if (!shown.isEmpty()) {
                    lines.add(console.styled(Style.BOLD, area));
                }
                shown.forEach(
                        row -> lines.add(padded("  " + name(area, row), labelWidth) + cells(row, sandboxes, console)));
            });
            lines.add("");
        }
        lines.addAll(legend.lines(grid.hasGaps(), console.columns()));
        return lines;
    }

    /**
     * Divide the sandboxes with something to see so that each page uses the available width, and each sandbox stays on
     * one page.
     */
    private List<List<String>> pages(int room) {
        List<List<String>> pages = new ArrayList<>();
        int left = 0;
        for (String sandbox : grid.sandboxes()) {
            if (!grid.hasRows(sandbox)) {
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
        List<String> sound = grid.sandboxes().stream()
                .filter(sandbox -> !grid.hasRows(sandbox))
                .toList();
        return sound.isEmpty()
                ? List.of()
                : Wrapped.lines("no deviation in any scenario: " + String.join(", ", sound), "", "  ", columns);
    }

    private int labelWidth() {
        return grid.rows().values().stream()
                        .flatMap(Collection::stream)
                        .mapToInt(
                                label -> label.length() - ResultGrid.area(label).length())
                        .max()
                        .orElse(0)
                + 3;
    }

    private int width(String sandbox) {
        return Math.max(sandbox.length() + 2, grid.policiesOf(sandbox).size() * CELL_WIDTH);
    }

    private String policyNames(String sandbox) {
        return grid.policiesOf(sandbox).stream()
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
            grid.cellsOf(sandbox).values().forEach(cells -> line.append(cell(cells, row, console)));
            line.append(" ".repeat(width(sandbox) - grid.policiesOf(sandbox).size() * CELL_WIDTH));
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

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
