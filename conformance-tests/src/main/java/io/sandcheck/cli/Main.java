package io.sandcheck.cli;

import io.sandcheck.cli.terminal.Console;
import java.util.Locale;

/** Starts the {@code sandcheck} command. */
final class Main {

    private Main() {}

    public static void main(String[] args) {
        // All texts are English, so their numbers are written in English too.
        Locale.setDefault(Locale.ROOT);
        System.exit(Sandcheck.execute(Console.ofProcess(), args));
    }
}
