package io.sandcheck.cli.terminal;

import io.sandcheck.report.Cell;
import org.apiguardian.api.API;

/** The style of a text on a terminal (ECMA-48, SGR). */
@API(status = API.Status.INTERNAL, since = "0.1")
public enum Style {
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
    public static Style of(Cell cell) {
        if (cell.mark().equals("!")) {
            return BAD;
        }
        return switch (cell.verdict()) {
            case CONFORMS -> GOOD;
            case NOT_APPLICABLE -> FAINT;
            default -> DOUBTFUL;
        };
    }

    public String around(String text) {
        return "\u001b[" + parameter + "m" + text + "\u001b[0m";
    }
}
