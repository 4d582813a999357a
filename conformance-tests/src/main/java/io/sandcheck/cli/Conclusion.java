package io.sandcheck.cli;

import io.sandcheck.report.RunSummary;
import io.sandcheck.verdict.Verdict;

/**
 * How the command ends for what results say.
 *
 * @param strict whether what is better than expected is a failure as well
 * @param partial whether these are only some of the results, of which it may happen that none applies
 */
record Conclusion(RunSummary summary, boolean strict, boolean partial) {

    /**
     * Return the exit code.
     *
     * @param faults is told where nothing ran
     */
    int exitCode(Faults faults) {
        if (summary.count(Verdict.ERROR) > 0) {
            return ExitCode.BROKEN;
        }
        if (summary.applicable() == 0 && !partial) {
            faults.print("nothing ran: none of the scenarios applies here");
            return ExitCode.USAGE;
        }
        boolean unexpected = summary.unexpected() > 0 || (strict && summary.better() > 0);
        return unexpected ? ExitCode.UNEXPECTED : ExitCode.AS_EXPECTED;
    }
}
