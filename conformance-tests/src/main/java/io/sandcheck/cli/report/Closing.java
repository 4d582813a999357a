package io.sandcheck.cli.report;

import io.sandcheck.report.Report;
import org.apiguardian.api.API;

/** Tells at the end of a run what came of it. */
@API(status = API.Status.INTERNAL, since = "0.1")
public interface Closing {

    /** Tell of the results. */
    void print(Report report);

    /** Tell last what the command concludes, and return how it ends: as it would, or worse. */
    int conclude(Report report, int exitCode);
}
