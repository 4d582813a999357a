package io.sandcheck.cli.report;

import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.Faults;
import io.sandcheck.report.RunSummary;
import io.sandcheck.verdict.Verdict;
import org.apiguardian.api.API;

/**
 * The exit code for the results.
 *
 * @param strict whether results that are better than expected, and exemptions without a link, are failures too
 * @param partial whether these are only some of the results, so that possibly none applies
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Conclusion(RunSummary summary, boolean strict, boolean partial) {

    /**
     * Return the exit code.
     *
     * @param faults receives a message if nothing ran
     */
    public int exitCode(Faults faults) {
        if (summary.count(Verdict.ERROR) > 0) {
            return ExitCode.BROKEN;
        }
        if (summary.applicable() == 0 && !partial) {
            faults.print("nothing ran: no scenario applies here");
            return ExitCode.USAGE;
        }
        boolean unexpected = summary.unexpected() > 0 || (strict && (summary.better() > 0 || summary.unproven() > 0));
        return unexpected ? ExitCode.UNEXPECTED : ExitCode.AS_EXPECTED;
    }
}
