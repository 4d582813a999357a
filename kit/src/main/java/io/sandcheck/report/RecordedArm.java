package io.sandcheck.report;

import io.sandcheck.experiment.Arm;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.StuckThread;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * An arm, as a line of {@code results.jsonl} records it.
 *
 * @param argv the words that were executed; empty if the scenario ran no command
 * @param exitCode null if a signal ended it, or nothing was executed
 * @param signal null if it exited
 * @param stdout as UTF-8, with malformed bytes replaced; if it has more than 32,768 characters, the first and the last
 *     16,384
 * @param stderr like {@code stdout}
 * @param stdoutBytes how many bytes it really wrote
 * @param failure what was wrong; null if the workload works
 * @param leftBehind command lines of the descendants that outlived it
 * @param stuck what its threads were doing when it was killed
 * @param ending why it ended; null if no command was run, and in results of earlier versions
 * @param repeatedStarts how each repeated start of the sandbox ended, if its start failed at random
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RecordedArm(
        List<String> argv,
        @Nullable Integer exitCode,
        @Nullable String signal,
        boolean timedOut,
        String stdout,
        String stderr,
        long stdoutBytes,
        long stderrBytes,
        double durationMs,
        @Nullable String failure,
        List<String> leftBehind,
        List<StuckThread> stuck,
        @Nullable RecordedEnding ending,
        List<String> repeatedStarts) {

    /** Of the beginning and of the end of a stream, in characters. */
    private static final int MOST_KEPT = 1 << 14;

    static @Nullable RecordedArm of(@Nullable Arm arm, Redaction redaction) {
        if (arm == null) {
            return null;
        }
        String failure = arm.failure() == null ? null : redaction.apply(arm.failure());
        List<String> repeatedStarts = redaction.apply(arm.repeatedStarts());
        CommandResult command = arm.command();
        if (command == null) {
            return new RecordedArm(
                    List.of(), null, null, false, "", "", 0, 0, 0, failure, List.of(), List.of(), null, repeatedStarts);
        }
        return new RecordedArm(
                redaction.apply(command.argv()),
                command.exitCode(),
                command.signal(),
                command.timedOut(),
                kept(redaction.apply(command.stdout().text())),
                kept(redaction.apply(command.stderr().text())),
                command.stdout().totalBytes(),
                command.stderr().totalBytes(),
                command.duration().toNanos() / 1_000_000.0,
                failure,
                redaction.apply(command.leftBehind()),
                command.stuck().stream()
                        .map(thread -> redacted(thread, redaction))
                        .toList(),
                RecordedEnding.of(command.ending()),
                repeatedStarts);
    }

    /** A command that floods its streams must not flood a report of many results. */
    private static String kept(String text) {
        int left = text.length() - 2 * MOST_KEPT;
        return left <= 0
                ? text
                : "%s\n[... %,d characters left out ...]\n%s"
                        .formatted(text.substring(0, MOST_KEPT), left, text.substring(text.length() - MOST_KEPT));
    }

    private static StuckThread redacted(StuckThread thread, Redaction redaction) {
        return new StuckThread(
                thread.pid(),
                redaction.apply(thread.command()),
                thread.state(),
                thread.wchan(),
                thread.syscall(),
                thread.stack(),
                thread.ends(),
                redaction.apply(thread.on()));
    }

    /** Describe briefly how it ended: {@code exit 1}, {@code killed by SIGSYS}, {@code hung}, {@code not executed}. */
    public String outcome() {
        if (timedOut) {
            return ending == null ? "hung" : ending.words();
        }
        if (signal != null) {
            return "killed by " + signal;
        }
        return exitCode == null ? "not executed" : "exit " + exitCode;
    }
}
