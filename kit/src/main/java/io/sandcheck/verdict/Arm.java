package io.sandcheck.verdict;

import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Output;
import io.sandcheck.session.SandboxSession;
import java.util.Locale;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a scenario's workload.
 *
 * @param command the command that decided: the last one that the scenario ran; null where it ran none
 * @param failure what was found wrong; null where the workload works
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Arm(@Nullable CommandResult command, @Nullable String failure) {

    private static final int MAX_FAILURE = 4000;

    /** Run a workload. */
    static Arm of(SandboxSession session, Workload workload) throws Exception {
        String failure = null;
        try {
            workload.run(session);
        } catch (AssertionError e) {
            String message = String.valueOf(e.getMessage()).strip();
            failure = message.substring(0, Math.min(message.length(), MAX_FAILURE));
        }
        CommandResult last = session.last().orElse(null);
        if (failure == null && last != null && last.timedOut()) {
            failure = last.outcome();
        }
        return new Arm(last, failure);
    }

    public boolean works() {
        return failure == null;
    }

    /** Count it as a failure too where so much was written that a part is lost, which was not so outside. */
    Arm comparedTo(Arm outside) {
        if (!works() || command == null || outside.command == null) {
            return this;
        }
        boolean flooded = truncated(command) && !truncated(outside.command);
        return flooded ? new Arm(command, wroteTooMuch(bytes(command), bytes(outside.command))) : this;
    }

    private static String wroteTooMuch(long inside, long outside) {
        return String.format(Locale.ROOT, "wrote %,d bytes, outside %,d", inside, outside);
    }

    private static boolean truncated(CommandResult result) {
        return result.stdout().truncated() || result.stderr().truncated();
    }

    private static long bytes(CommandResult result) {
        Output stdout = result.stdout();
        return stdout.totalBytes() + result.stderr().totalBytes();
    }
}
