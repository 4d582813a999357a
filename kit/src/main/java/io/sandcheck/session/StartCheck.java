package io.sandcheck.session;

import io.sandcheck.host.ExecFailedException;
import io.sandcheck.sandbox.CommandResult;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Whether a sandbox runs a trivial command, seen before anything else is run in it.
 *
 * @param result null where the sandbox itself could not be executed
 * @param error why it could not be executed, or not be relied on; null where neither is so
 * @param started whether the command ran
 * @param exitCodeKept whether the sandbox handed on the command's exit code
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record StartCheck(
        @Nullable CommandResult result, @Nullable String error, boolean started, boolean exitCodeKept) {

    private static final String WORD = "sandcheck-started";
    private static final int EXIT_CODE = 7;
    private static final String NOT_ANNOUNCED = "start-retries: the command ran, and what it wrote to standard error"
            + " when it began was not seen, so that a start which failed cannot be told from a command which failed";

    static StartCheck of(SandboxSession session) {
        try {
            CommandResult result = session.run("sh", "-c", "echo %s; exit %d".formatted(WORD, EXIT_CODE));
            boolean ran = result.stdout().text().contains(WORD) && !result.timedOut();
            boolean announced = session.failedStart().isEmpty();
            Integer exitCode = result.exitCode();
            return new StartCheck(
                    result,
                    ran && !announced ? NOT_ANNOUNCED : null,
                    ran && announced,
                    exitCode != null && exitCode == EXIT_CODE);
        } catch (ExecFailedException e) {
            return new StartCheck(null, e.getMessage(), false, false);
        }
    }

    /** Make the check of a sandbox that did start at first, and then did not. */
    static StartCheck failed(CommandResult result) {
        return new StartCheck(result, null, false, false);
    }
}
