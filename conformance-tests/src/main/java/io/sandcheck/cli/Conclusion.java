package io.sandcheck.cli;

import io.sandcheck.report.RunSummary;
import io.sandcheck.verdict.Verdict;

/** How the command ends for what results say. */
record Conclusion(RunSummary summary, boolean strict) {

    /**
     * Return the exit code.
     *
     * @param faults is told where nothing ran
     */
    int exitCode(Faults faults) {
        if (summary.count(Verdict.ERROR) > 0) {
            return ExitCode.BROKEN;
        }
        if (summary.applicable() == 0) {
            faults.print("nothing ran: none of the scenarios applies here");
            return ExitCode.USAGE;
        }
        boolean unexpected = summary.unexpected() > 0 || (strict && summary.better() > 0);
        return unexpected ? ExitCode.UNEXPECTED : ExitCode.AS_EXPECTED;
    }
}
