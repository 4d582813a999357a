package io.sandcheck.session;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.sandcheck.host.Host;
import io.sandcheck.host.Python;
import io.sandcheck.host.RandomNames;
import io.sandcheck.sandbox.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * The command that is sent through a sandbox, to see what arrives of it.
 *
 * @param program the words before its arguments
 * @param factor a number that is multiplied by the others, so that only the program itself knows the products
 * @param onStdout the number for standard output
 * @param onStderr the number for standard error
 * @param variable a variable that no sandbox knows
 * @param token its value, and the line on standard input
 * @param bytes what follows that line, and what follows the answer on standard output
 */
record SentCommand(
        List<String> program,
        long factor,
        long onStdout,
        long onStderr,
        int exitCode,
        String variable,
        String token,
        String bytes) {

    static final String PROGRAM = "/checks/tell_what_arrived.py";

    /** Arguments that a shell would split, expand or drop, if a sandbox passes its command to one. */
    static final List<String> ARGUMENTS =
            List.of("", "two  words", "*", "$HOME", "it's", "\"", "back\\slash", "a\nb", "~", ";", "{x}");

    /** Bytes that a sandbox changes if it takes output for text, for lines, or for what a terminal shows. */
    private static final String BYTES = "b\t\0\u00ff\u00e9\u00c3\u00a9\u001b[1mx\u001b[0m \nb\na";

    /** Variables that many users set, and that must arrive. A sandbox may give them other values. */
    private static final Map<String, String> ORDINARY =
            Map.of("EDITOR", "ed", "LANG", "C.UTF-8", "TZ", "UTC", "CI", "true");

    SentCommand {
        program = List.copyOf(program);
    }

    /**
     * Make the command.
     *
     * @param text whether only text is carried, as in the sessions of agents
     */
    static SentCommand atRandom(Python python, Host host, boolean text) {
        return new SentCommand(
                List.of(python.executable(), host.layout().fixtures() + PROGRAM),
                number(),
                number(),
                number(),
                StartQuestion.exitCodeAtRandom(),
                RandomNames.name().toUpperCase(Locale.ROOT),
                UUID.randomUUID().toString(),
                text ? "" : BYTES);
    }

    private static long number() {
        return ThreadLocalRandom.current().nextLong(1 << 20, 1 << 30);
    }

    long productOnStdout() {
        return factor * onStdout;
    }

    long productOnStderr() {
        return factor * onStderr;
    }

    /** Return standard input, each byte as a character. */
    String input() {
        return token + "\n" + bytes;
    }

    Map<String, String> environment() {
        Map<String, String> all = new TreeMap<>(ORDINARY);
        all.put(variable, token);
        return all;
    }

    Command command(Duration timeLimit) {
        List<String> argv = new ArrayList<>(program);
        Stream.of(factor, onStdout, onStderr, (long) exitCode)
                .map(String::valueOf)
                .forEach(argv::add);
        argv.add(variable);
        argv.add(bytes.isEmpty() ? "-" : HexFormat.of().formatHex(bytes.getBytes(ISO_8859_1)));
        argv.addAll(ARGUMENTS);
        return Command.of(argv)
                .withTimeLimit(timeLimit)
                .withEnvironment(environment())
                .withStdin(input().getBytes(ISO_8859_1));
    }

    /** Return the words of a command that succeeds. */
    List<String> success() {
        return Stream.concat(program.stream(), Stream.of("--state")).toList();
    }

    /** Return the words of a command that writes its token and an empty line, and kills itself. */
    List<String> suicide() {
        return Stream.concat(program.stream(), Stream.of("--die", token)).toList();
    }
}
