package io.sandcheck.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A console that keeps what is written to it. */
final class Screen {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    Console plain() {
        return console(false, Console.DEFAULT_COLUMNS);
    }

    Console plain(int columns) {
        return console(false, columns);
    }

    Console terminal() {
        return console(true, Console.DEFAULT_COLUMNS);
    }

    private Console console(boolean terminal, int columns) {
        return new Console(new PrintWriter(out, true), new PrintWriter(err, true), terminal, terminal, columns);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
