package io.sandcheck.sandbox;

import io.sandcheck.kernel.Signal;
import io.sandcheck.sandbox.Ending.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The result of a {@link Command}.
 *
 * @param argv the words that were executed, including those of the sandbox
 * @param exitCode 0 to 255; null if a signal ended it
 * @param signal name of the signal that ended it, such as {@code SIGSYS}; null if it exited
 * @param timedOut whether it was killed because it did not end; {@code signal} is then {@code SIGKILL}
 * @param leftBehind command lines of the descendants that outlived it and were killed
 * @param stuck what its threads were doing when it was killed, children first, at most twenty; empty if it ended in
 *     time
 * @param ending why it ended, and whether the machine let it run
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record CommandResult(
        List<String> argv,
        @Nullable Integer exitCode,
        @Nullable String signal,
        boolean timedOut,
        Output stdout,
        Output stderr,
        Duration duration,
        List<String> leftBehind,
        List<StuckThread> stuck,
        Ending ending) {

    private static final Duration STARVED = Duration.ofSeconds(1);

    public CommandResult {
        argv = List.copyOf(argv);
        leftBehind = List.copyOf(leftBehind);
        stuck = List.copyOf(stuck);
    }

    /** Make the result of a command if only the exit, the output and the duration are known. */
    public CommandResult(
            List<String> argv,
            @Nullable Integer exitCode,
            @Nullable String signal,
            boolean timedOut,
            Output stdout,
            Output stderr,
            Duration duration,
            List<String> leftBehind) {
        this(
                argv,
                exitCode,
                signal,
                timedOut,
                stdout,
                stderr,
                duration,
                leftBehind,
                List.of(),
                Ending.of(timedOut ? Kind.HANG : Kind.ENDED));
    }

    /** Return this result with other output. */
    public CommandResult withOutput(Output newStdout, Output newStderr) {
        return new CommandResult(
                argv, exitCode, signal, timedOut, newStdout, newStderr, duration, leftBehind, stuck, ending);
    }

    /** Return this result with another command line. */
    public CommandResult withArgv(List<String> newArgv) {
        return new CommandResult(
                newArgv, exitCode, signal, timedOut, stdout, stderr, duration, leftBehind, stuck, ending);
    }

    /**
     * Return the exit code that a shell would report: the exit code itself, or 128 plus the number of the signal; null
     * if it timed out.
     */
    public @Nullable Integer shellExitCode() {
        if (timedOut || exitCode != null || signal == null) {
            return timedOut ? null : exitCode;
        }
        return Signal.find(signal).map(Signal::exitCode).orElse(null);
    }

    /** Tell whether it waited for a processor for half of the time that it took, and for a second at least. */
    public boolean starved() {
        Duration waited = ending.keptWaiting();
        return waited.compareTo(STARVED) >= 0 && waited.multipliedBy(2).compareTo(duration) >= 0;
    }

    /** Tell whether it exited with 0. */
    public boolean succeeded() {
        return exitCode != null && exitCode == 0;
    }

    /** Describe briefly how it ended: {@code exit 1}, {@code killed by SIGSYS}, {@code hung, killed after 20 s}. */
    public String outcome() {
        if (timedOut) {
            return String.format(
                    Locale.ROOT, "%s, killed after %.1f s", ending.beforeKill(), duration.toMillis() / 1000.0);
        }
        return signal != null ? "killed by " + signal : "exit " + exitCode;
    }
}
