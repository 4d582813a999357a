package io.sandcheck.session;

import io.sandcheck.adapter.AdapterRefusal;
import io.sandcheck.host.ExecFailedException;
import io.sandcheck.sandbox.CommandResult;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Whether a sandbox runs a trivial command. This is checked before anything else is run in it.
 *
 * @param result null if the sandbox itself could not be executed
 * @param error why it could not be executed, or why it is not reliable; null if there is no such error
 * @param started whether the command ran
 * @param exitCodeKept whether the sandbox returned the command's exit code
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record StartCheck(
        @Nullable CommandResult result, @Nullable String error, boolean started, boolean exitCodeKept) {

    private static final String UNANNOUNCED =
            "the command ran, but the line that Sandcheck adds at its beginning was not"
                    + " seen on either stream, so a failed start cannot be told from a failed command";

    static StartCheck of(SandboxSession session) {
        StartQuestion question = StartQuestion.atRandom();
        try {
            CommandResult result = session.run(question.argv(session));
            boolean ran = question.answeredBy(result);
            boolean announced = session.failedStart().isEmpty();
            return new StartCheck(
                    result, ran && !announced ? UNANNOUNCED : null, ran && announced, question.exitCodeKeptBy(result));
        } catch (ExecFailedException e) {
            return new StartCheck(null, e.getMessage(), false, false);
        }
    }

    /** Make the check of a sandbox that started at first, but not later. */
    static StartCheck failed(CommandResult result) {
        return new StartCheck(result, null, false, false);
    }

    /**
     * Make the check of a sandbox whose adapter says that it does not start.
     *
     * @throws AdapterRefusal if the adapter refused something else
     */
    static StartCheck failed(AdapterRefusal refusal) {
        if (refusal.code() != AdapterRefusal.Code.UNAVAILABLE) {
            throw refusal;
        }
        return new StartCheck(null, refusal.getMessage(), false, false);
    }

    /** Tell whether the command ran, but its announcement did not arrive. */
    boolean unannounced() {
        return UNANNOUNCED.equals(error);
    }
}
