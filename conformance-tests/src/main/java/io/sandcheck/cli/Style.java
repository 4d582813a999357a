package io.sandcheck.cli;

import io.sandcheck.report.Cell;

/** How a terminal shows a text (ECMA-48, SGR). */
enum Style {
    BOLD("1"),
    GOOD("32"),
    DOUBTFUL("33"),
    BAD("1;31"),
    FAINT("2");

    private final String parameter;

    Style(String parameter) {
        this.parameter = parameter;
    }

    /** Return the style of a result in a table. */
    static Style of(Cell cell) {
        if (cell.mark().equals("!")) {
            return BAD;
        }
        return switch (cell.verdict()) {
            case CONFORMS -> GOOD;
            case NOT_APPLICABLE -> FAINT;
            default -> DOUBTFUL;
        };
    }

    String around(String text) {
        return "\u001b[" + parameter + "m" + text + "\u001b[0m";
    }
}
