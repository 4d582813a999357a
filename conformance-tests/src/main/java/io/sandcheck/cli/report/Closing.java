package io.sandcheck.cli.report;

import io.sandcheck.report.Report;
import org.apiguardian.api.API;

/** Prints the summary at the end of a run. */
@API(status = API.Status.INTERNAL, since = "0.1")
public interface Closing {

    /** Print the results. */
    void print(Report report);

    /** Print the conclusion, and return the exit code: the given one or a worse one. */
    int conclude(Report report, int exitCode);
}
