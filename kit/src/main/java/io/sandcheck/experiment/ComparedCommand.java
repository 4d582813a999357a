package io.sandcheck.experiment;

import io.sandcheck.sandbox.CommandResult;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The end and the output of a command, for the comparison of the arms.
 *
 * @param outcome in words: {@code exit 1}
 * @param exitCode as a shell tells it: 128 and the number of a signal that ended it; null if its time was up
 * @param stdout with what differs from run to run masked; null if a part of it was lost
 * @param quiet whether it wrote nothing to standard error
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ComparedCommand(
        String program,
        String outcome,
        @Nullable Integer exitCode,
        @Nullable String stdout,
        boolean quiet) {

    /**
     * Keep what is compared.
     *
     * @param root directory of the host that has all others
     */
    static ComparedCommand of(CommandResult result, String workspace, String root) {
        return new ComparedCommand(
                program(result),
                result.outcome(),
                result.shellExitCode(),
                result.stdout().truncated()
                        ? null
                        : VariableParts.masked(result.stdout()
                                .text()
                                .replace(workspace, "<workspace>")
                                .replace(root, "<root>")),
                result.stderr().totalBytes() == 0);
    }

    private static String program(CommandResult result) {
        return result.argv().get(result.argv().size() - 1);
    }
}
