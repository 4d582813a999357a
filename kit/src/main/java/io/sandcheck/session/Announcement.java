package io.sandcheck.session;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Output;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A line that a command writes to standard error when it begins. Where it was seen, the sandbox had started.
 *
 * @param secret makes it another one for each command
 */
record Announcement(String secret) {

    private static final String WORD = "sandcheck-begins";

    /** The line is put together in the sandbox, so that a sandbox which quotes its command line does not write it. */
    private static final String STARTER = "printf '%s:%s\\n' \"$1\" \"$2\" >&2; shift 2; exec \"$@\"";

    static Announcement unique() {
        return new Announcement(UUID.randomUUID().toString());
    }

    /** Return the words that write the line and then become the command. */
    List<String> before(List<String> argv) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", STARTER, "sh", WORD, secret));
        words.addAll(argv);
        return words;
    }

    /**
     * Return what the command itself wrote; nothing where it never began. Where so much was written before that the line
     * may have been left out, the command is taken to have begun.
     */
    Optional<CommandResult> takenFrom(CommandResult result) {
        Optional<Output> stderr = takenFrom(result.stderr());
        Optional<Output> stdout = takenFrom(result.stdout());
        if (stderr.isEmpty() && stdout.isEmpty() && !result.stderr().truncated()) {
            return Optional.empty();
        }
        return Optional.of(result.withOutput(stdout.orElse(result.stdout()), stderr.orElse(result.stderr())));
    }

    private Optional<Output> takenFrom(Output output) {
        String line = WORD + ":" + secret + "\n";
        int begin = new String(output.head(), ISO_8859_1).indexOf(line);
        if (begin < 0) {
            return Optional.empty();
        }
        byte[] head = output.head();
        byte[] rest = Arrays.copyOf(head, head.length - line.length());
        System.arraycopy(head, begin + line.length(), rest, begin, rest.length - begin);
        return Optional.of(new Output(rest, output.tail(), output.totalBytes() - line.length()));
    }
}
