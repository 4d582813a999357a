package io.sandcheck.cli;

import io.sandcheck.cli.terminal.Console;

/** Starts the {@code sandcheck} command. */
final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(Sandcheck.execute(Console.ofProcess(), args));
    }
}
