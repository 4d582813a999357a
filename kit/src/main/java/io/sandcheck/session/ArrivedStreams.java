package io.sandcheck.session;

import io.sandcheck.sandbox.CommandResult;
import java.util.Optional;

/**
 * The standard streams of the program {@code tell_what_arrived.py}, which writes one line to standard output and one to
 * standard error.
 *
 * @param forStderr the number on standard error
 */
record ArrivedStreams(CommandResult result, long forStderr, Arrival seen) {

    private static final String ANSWER = "{\"product\"";
    private static final int QUOTED = 200;

    /** Say what the sandbox changes in them; empty if it changes nothing. */
    Optional<String> change() {
        String out = result.stdout().text();
        String err = result.stderr().text();
        if (out.contains(Long.toString(forStderr))) {
            return Optional.of("standard error of the command arrives on standard output");
        }
        if (!out.contains(Long.toString(seen.product()))) {
            return Optional.of("standard output of the command arrives on standard error");
        }
        if (!err.contains(Long.toString(forStderr))) {
            return Optional.of("standard error of the command does not arrive");
        }
        if (!seen.terminals().isEmpty()) {
            String name = seen.terminals().contains(1) ? "standard output" : "standard error";
            return Optional.of(name + " is a terminal inside, and not outside");
        }
        if (out.contains("\r") || err.contains("\r")) {
            return Optional.of("the lines of the command arrive with a carriage return at their end");
        }
        return out.strip().lines().count() != 1 || !out.startsWith(ANSWER)
                ? Optional.of("standard output has lines that the command did not write: " + alien(out))
                : Optional.empty();
    }

    private static String alien(String out) {
        String line =
                out.lines().filter(each -> !each.startsWith(ANSWER)).findFirst().orElse(out);
        return line.substring(0, Math.min(QUOTED, line.length()));
    }
}
