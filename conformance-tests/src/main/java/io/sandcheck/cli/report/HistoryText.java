package io.sandcheck.cli.report;

import io.sandcheck.diagnosis.Printable;
import io.sandcheck.report.RunSummary;
import io.sandcheck.report.compare.History;
import io.sandcheck.report.compare.RunSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Scenarios whose verdict changed in rows, releases in columns; empty if only two runs are compared.
 *
 * @param series the runs
 */
record HistoryText(RunSeries series) {

    private static final int GAP = 2;

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (History history : series.histories()) {
            lines.add("HISTORY OF " + Printable.line(history.sandbox()));
            lines.add("");
            if (!history.rows().isEmpty()) {
                addRows(lines, history);
            }
            lines.add("%s: the same verdict in every run"
                    .formatted(RunSummary.counted(history.unchanged(), "other scenario")));
            lines.add("");
        }
        if (!lines.isEmpty()) {
            int last = series.runs().size() - 1;
            lines.add("FROM %s TO %s"
                    .formatted(
                            Printable.line(series.runs().get(last - 1).name()),
                            Printable.line(series.runs().get(last).name())));
            lines.add("");
        }
        return lines;
    }

    private static void addRows(List<String> lines, History history) {
        List<List<String>> table = new ArrayList<>();
        table.add(history.releases().stream()
                .map(release -> Printable.line(release.version()))
                .collect(Collectors.toCollection(ArrayList::new)));
        history.rows().forEach(row -> {
            List<String> cells = new ArrayList<>();
            row.results()
                    .forEach(entry ->
                            cells.add(entry == null ? "." : entry.cell().text()));
            cells.add(Printable.line(row.label() + "  " + row.where()));
            table.add(cells);
        });
        int width = table.stream()
                .flatMap(cells -> cells.stream().limit(history.releases().size()))
                .mapToInt(String::length)
                .max()
                .orElse(0);
        table.forEach(cells -> lines.add("  " + joined(cells, width + GAP)));
        lines.add("");
    }

    private static String joined(List<String> cells, int width) {
        StringBuilder line = new StringBuilder();
        for (String cell : cells) {
            line.append(cell).append(" ".repeat(Math.max(0, width - cell.length())));
        }
        return line.toString().stripTrailing();
    }
}
