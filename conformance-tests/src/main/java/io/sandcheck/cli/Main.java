package io.sandcheck.cli;

/** Starts the {@code sandcheck} command. */
final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(Sandcheck.execute(Console.ofProcess(), args));
    }
}
