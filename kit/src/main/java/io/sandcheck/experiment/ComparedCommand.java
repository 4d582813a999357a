package io.sandcheck.experiment;

import io.sandcheck.sandbox.CommandResult;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The end and the output of a command, for the comparison of the arms.
 *
 * @param outcome in words: {@code exit 1}
 * @param exitCode as a shell reports it: 128 plus the number of the signal that ended it; null if it timed out
 * @param stdout with the parts masked that differ from run to run; null if a part of it was lost
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
     * Keep the parts that are compared.
     *
     * @param root directory of the host that contains all others
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
