package io.sandcheck.assertj;

import io.sandcheck.kernel.Signal;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Output;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on how a command ended and what it wrote. A failure quotes the end of its output.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class CommandResultAssert extends AbstractAssert<CommandResultAssert, CommandResult> {

    private static final int QUOTED = 600;

    CommandResultAssert(CommandResult actual) {
        super(actual, CommandResultAssert.class);
    }

    /** Verify that the command exited with 0. */
    public CommandResultAssert succeeds() {
        return exitsWith(0);
    }

    /**
     * Verify that the command exited with this code. A code above 128 also matches a death by signal, as in a shell:
     * 143 for SIGTERM.
     */
    public CommandResultAssert exitsWith(int exitCode) {
        isNotNull();
        Integer code = actual.shellExitCode();
        if (code == null || code != exitCode) {
            failWithMessage("Expected exit %d but it was: %s%s", exitCode, actual.outcome(), quotes());
        }
        return this;
    }

    /**
     * Verify that a signal ended the command. An exit code of 128 plus its number also matches: a sandbox that waits for
     * the command ends like this, as a shell does.
     *
     * @param signal name of the signal, as in {@code signal.h}: {@code SIGTERM}
     */
    public CommandResultAssert endsBySignal(String signal) {
        isNotNull();
        boolean asInShell = actual.exitCode() != null
                && Signal.find(signal).map(Signal::exitCode).equals(Optional.of(actual.exitCode()));
        if (!asInShell && !signal.equals(actual.signal())) {
            failWithMessage("Expected that %s ends it but it was: %s%s", signal, actual.outcome(), quotes());
        }
        return this;
    }

    /** Verify that one line of standard output is exactly this. */
    public CommandResultAssert printsLine(String line) {
        isNotNull();
        return has(line, actual.stdout(), "standard output");
    }

    /** Verify that one line of standard error is exactly this. */
    public CommandResultAssert printsErrorLine(String line) {
        isNotNull();
        return has(line, actual.stderr(), "standard error");
    }

    private CommandResultAssert has(String line, Output output, String stream) {
        if (output.text().lines().noneMatch(line::equals)) {
            failWithMessage("Expected the line [%s] on %s but there was none%s", line, stream, quotes());
        }
        return this;
    }

    /** Verify that standard output has these lines, in this order, and no others. */
    public CommandResultAssert printsLines(String... lines) {
        isNotNull();
        List<String> expected = List.of(lines);
        if (!actual.stdout().text().lines().toList().equals(expected)) {
            failWithMessage("Expected the lines %s on standard output but there were others%s", expected, quotes());
        }
        return this;
    }

    /** Verify that the command left no process running. */
    public CommandResultAssert leavesNothingRunning() {
        isNotNull();
        if (!actual.leftBehind().isEmpty()) {
            failWithMessage("Expected no process left behind but there were: %s", actual.leftBehind());
        }
        return this;
    }

    private String quotes() {
        return quote("stdout", actual.stdout()) + quote("stderr", actual.stderr());
    }

    private static String quote(String stream, Output output) {
        String text = output.text().strip();
        String end = text.substring(Math.max(0, text.length() - QUOTED));
        return end.isEmpty() ? "" : "%n%s ends: %s".formatted(stream, end);
    }
}
