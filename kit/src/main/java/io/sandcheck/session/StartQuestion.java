package io.sandcheck.session;

import io.sandcheck.sandbox.CommandResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What a trivial command must compute: a product on each stream, and an exit code. A sandbox that only prints its
 * command line cannot answer.
 */
record StartQuestion(int factor, int onStdout, int onStderr, int exitCode) {

    private static final String SHELL = "echo \"$(($1*$2))\"; echo \"$(($1*$3))\" >&2; exit \"$4\"";
    private static final String PYTHON = "import sys; a, b, c, d = map(int, sys.argv[1:]); "
            + "print(a * b); print(a * c, file=sys.stderr); sys.exit(d)";

    static StartQuestion atRandom() {
        return new StartQuestion(number(), number(), number(), exitCodeAtRandom());
    }

    /** Some programs, such as agents, use exit codes such as 42 or 44 to ask their launcher for a restart. */
    static int exitCodeAtRandom() {
        return ThreadLocalRandom.current().nextInt(45, 99);
    }

    private static int number() {
        return ThreadLocalRandom.current().nextInt(1 << 20, 1 << 30);
    }

    List<String> argv(SandboxSession session) {
        List<String> words = new ArrayList<>(
                session.starts().haveShell()
                        ? List.of("/bin/sh", "-c", SHELL, "sh")
                        : List.of(session.python().executable(), "-I", "-S", "-c", PYTHON));
        for (int number : List.of(factor, onStdout, onStderr, exitCode)) {
            words.add(Integer.toString(number));
        }
        return words;
    }

    /** Tell whether the command ran, because its result is on one of the streams. */
    boolean answeredBy(CommandResult result) {
        String written = result.stdout().text() + result.stderr().text();
        return !result.timedOut() && (written.contains(product(onStdout)) || written.contains(product(onStderr)));
    }

    boolean exitCodeKeptBy(CommandResult result) {
        return result.exitCode() != null && result.exitCode() == exitCode;
    }

    private String product(int other) {
        return Long.toString((long) factor * other);
    }
}
