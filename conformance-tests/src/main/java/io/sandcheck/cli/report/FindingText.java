package io.sandcheck.cli.report;

import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.Style;
import io.sandcheck.cli.terminal.Wrapped;
import io.sandcheck.diagnosis.Printable;
import io.sandcheck.report.Finding;
import java.util.ArrayList;
import java.util.List;

/** A finding as lines for a terminal. */
record FindingText(Finding finding) {

    List<String> lines(Console console, Style style) {
        List<String> lines = new ArrayList<>();
        lines.add(console.styled(style, finding.verdict() + "  " + Printable.line(finding.sandbox())));
        finding.occurrences().forEach(line -> lines.addAll(Wrapped.underHeading("in:   " + line, console.columns())));
        finding.explanation().forEach(line -> lines.addAll(Wrapped.underHeading(line, console.columns())));
        finding.family().forEach(row -> lines.add(cut("    " + Printable.line(row), console.columns())));
        lines.addAll(Wrapped.underHeading("expected: " + String.join("; ", finding.expectations()), console.columns()));
        return lines;
    }

    /** A table that is broken into more lines cannot be read; the journal has all of it. */
    private static String cut(String row, int columns) {
        return row.length() > columns ? row.substring(0, columns - 3) + "..." : row;
    }
}
