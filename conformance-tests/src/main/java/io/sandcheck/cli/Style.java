package io.sandcheck.cli;

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

    String around(String text) {
        return "\u001b[" + parameter + "m" + text + "\u001b[0m";
    }
}
