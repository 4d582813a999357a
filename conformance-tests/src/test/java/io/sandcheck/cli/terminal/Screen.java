package io.sandcheck.cli.terminal;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A console that keeps what is written to it. */
public final class Screen {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    public Console plain() {
        return console(false, Console.DEFAULT_COLUMNS);
    }

    public Console plain(int columns) {
        return console(false, columns);
    }

    public Console terminal() {
        return console(true, Console.DEFAULT_COLUMNS);
    }

    public Console terminal(int columns) {
        return console(true, columns);
    }

    private Console console(boolean terminal, int columns) {
        return new Console(new PrintWriter(out, true), new PrintWriter(err, true), terminal, terminal, columns);
    }

    public String out() {
        return out.toString();
    }

    public String err() {
        return err.toString();
    }
}
