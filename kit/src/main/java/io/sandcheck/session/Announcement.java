package io.sandcheck.session;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.sandcheck.host.Python;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Output;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A line that a command writes when it begins. If the line was seen, the sandbox had started for this command.
 *
 * @param left a factor of the number in the line, made at random for one command
 * @param right the other factor
 */
record Announcement(Announcer announcer, long left, long right) {

    private static final long LEAST = 1 << 20;
    private static final long MOST = 1 << 30;

    static Announcement by(Announcer announcer) {
        return new Announcement(announcer, factor(), factor());
    }

    private static long factor() {
        return ThreadLocalRandom.current().nextLong(LEAST, MOST);
    }

    /** Find the announcement in a command line; empty if the command does not announce itself. */
    static Optional<Announcement> in(List<String> argv) {
        for (Announcer announcer : Announcer.values()) {
            int program = argv.indexOf(announcer.program());
            int factors = program + factors(announcer);
            if (program >= 0 && factors + 1 < argv.size()) {
                return Optional.of(new Announcement(
                        announcer, Long.parseLong(argv.get(factors)), Long.parseLong(argv.get(factors + 1))));
            }
        }
        return Optional.empty();
    }

    /** Return the index of the factors: for a shell, its name comes before them. */
    private static int factors(Announcer announcer) {
        return announcer == Announcer.PYTHON ? 1 : 2;
    }

    /** Return the words that write the line and then become the command. */
    List<String> before(List<String> argv, Python python) {
        List<String> words = new ArrayList<>(announcer.words(python));
        words.add(Long.toString(left));
        words.add(Long.toString(right));
        words.addAll(argv);
        return words;
    }

    /** Return the command line without the words that {@link #before} put into it. */
    List<String> takenFrom(List<String> argv) {
        int program = argv.indexOf(announcer.program());
        if (program < 0) {
            return argv;
        }
        int begin = program - (announcer == Announcer.PYTHON ? 4 : 2);
        List<String> rest = new ArrayList<>(argv.subList(0, begin));
        rest.addAll(argv.subList(program + factors(announcer) + 2, argv.size()));
        return rest;
    }

    /**
     * Tell whether the line was seen. If there was so much output that the line may have been dropped, it counts as
     * seen.
     */
    boolean seenIn(CommandResult result) {
        return result.stderr().truncated() || at(result.stderr()) >= 0 || at(result.stdout()) >= 0;
    }

    /** Return what the command itself wrote, and its own command line. */
    CommandResult takenFrom(CommandResult result) {
        return result.withOutput(takenFrom(result.stdout()), takenFrom(result.stderr()))
                .withArgv(takenFrom(result.argv()));
    }

    private int at(Output output) {
        return new String(output.head(), ISO_8859_1).indexOf(line());
    }

    private String line() {
        return Announcer.LINE + left * right;
    }

    private Output takenFrom(Output output) {
        int begin = at(output);
        if (begin < 0) {
            return output;
        }
        byte[] head = output.head();
        int end = begin + line().length();
        end += end < head.length && head[end] == '\r' ? 1 : 0;
        end += end < head.length && head[end] == '\n' ? 1 : 0;
        byte[] rest = Arrays.copyOf(head, head.length - (end - begin));
        System.arraycopy(head, end, rest, begin, head.length - end);
        return new Output(rest, output.tail(), output.totalBytes() - (end - begin));
    }
}
