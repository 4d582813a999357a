package io.sandcheck.session;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.sandcheck.json.Json;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Output;
import java.util.Optional;

/**
 * The standard streams of the program {@code tell_what_arrived.py}, which writes one line and some bytes to standard
 * output, and one line to standard error.
 *
 * @param killed the same program, which wrote a line and an empty one to standard output before it was killed
 */
record ArrivedStreams(CommandResult result, CommandResult killed, SentCommand sent, Arrival seen) {

    private static final String ANSWER = "{\"product\"";
    private static final int QUOTED = 200;

    /** Say what the sandbox changes in them; empty if it changes nothing. */
    Optional<String> change() {
        String out = text(result.stdout());
        String err = text(result.stderr());
        String forStderr = Long.toString(sent.productOnStderr());
        if (out.contains(forStderr)) {
            return Optional.of("standard error of the command arrives on standard output");
        }
        if (!out.contains(ANSWER) || !out.contains(Long.toString(seen.product()))) {
            return Optional.of("standard output of the command arrives on standard error");
        }
        if (!err.contains(forStderr)) {
            return Optional.of("standard error of the command does not arrive");
        }
        if (!seen.terminals().isEmpty()) {
            String name = seen.terminals().contains(1) ? "standard output" : "standard error";
            return Optional.of(name + " is a terminal inside, and not outside");
        }
        if (out.contains("\r") || err.contains("\r")) {
            return Optional.of("the lines of the command arrive with a carriage return at their end");
        }
        return bytes(out).or(() -> alien(out)).or(this::lastLines);
    }

    /** Compare what follows the answer. */
    private Optional<String> bytes(String out) {
        String arrived = afterAnswer(out);
        String last = arrived.startsWith(sent.bytes())
                ? arrived.substring(sent.bytes().length())
                : arrived;
        boolean same = arrived.startsWith(sent.bytes()) && (last.isEmpty() || !last.isBlank());
        return sent.bytes().isEmpty() || same
                ? Optional.empty()
                : Optional.of("standard output arrives changed: %s instead of %s"
                        .formatted(Json.line(begin(arrived)), Json.line(sent.bytes())));
    }

    private Optional<String> alien(String out) {
        return (out.substring(0, out.indexOf(ANSWER)) + "\n"
                        + afterAnswer(out).substring(sent.bytes().length()))
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .map(line -> "standard output has lines that the command did not write: " + begin(line));
    }

    private Optional<String> lastLines() {
        String out = text(killed.stdout());
        int end = out.indexOf(sent.token()) + sent.token().length();
        return sent.bytes().isEmpty() || !out.contains(sent.token()) || out.startsWith("\n\n", end)
                ? Optional.empty()
                : Optional.of("standard output loses the line breaks at its end");
    }

    private static String afterAnswer(String out) {
        int end = out.indexOf('\n', out.indexOf(ANSWER));
        return end < 0 ? "" : out.substring(end + 1);
    }

    private static String begin(String text) {
        return text.substring(0, Math.min(QUOTED, text.length()));
    }

    /** Return each byte as a character. */
    private static String text(Output output) {
        return new String(output.head(), ISO_8859_1) + new String(output.tail(), ISO_8859_1);
    }
}
