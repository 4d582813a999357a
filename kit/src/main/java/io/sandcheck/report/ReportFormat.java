package io.sandcheck.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.apiguardian.api.API;

/**
 * A format of a report. An implementation reads one result after the other, and never holds all of them in memory.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface ReportFormat {

    /** Return the name of its file in the report directory. */
    String fileName();

    /**
     * Write a report. The caller closes the stream.
     *
     * @throws IOException if {@code out} throws it
     * @throws ReportException if the journal cannot be read
     */
    void write(Report report, OutputStream out) throws IOException;

    /**
     * Write a report to its file in a directory, and replace an existing file.
     *
     * @return the file
     * @throws ReportException if the journal cannot be read, or the file cannot be written
     */
    default Path writeInto(Path directory, Report report) {
        Path file = directory.resolve(fileName());
        ReportDirectory.replace(file, out -> write(report, out));
        return file;
    }

    /**
     * Remove the file of an earlier run, so that it is not mistaken for the report of a run that does not finish.
     *
     * @throws ReportException if it cannot be removed
     */
    default void removeFrom(Path directory) {
        ReportDirectory.remove(directory.resolve(fileName()));
    }
}
