package io.sandcheck.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.apiguardian.api.API;

/**
 * A way of writing a report down. An implementation reads result after result, and never holds all of them.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface ReportFormat {

    /** Return the name of its file in the report directory. */
    String fileName();

    /**
     * Write a report; the stream is closed by the caller.
     *
     * @throws IOException if {@code out} does
     * @throws ReportException if the journal cannot be read
     */
    void write(Report report, OutputStream out) throws IOException;

    /**
     * Write a report to its file in a directory, in the place of one that is there.
     *
     * @return the file
     * @throws ReportException if the journal cannot be read, or the file not be written
     */
    default Path writeInto(Path directory, Report report) {
        Path file = directory.resolve(fileName());
        ReportDirectory.replace(file, out -> write(report, out));
        return file;
    }

    /**
     * Remove what an earlier run wrote, so that it is not taken for the report of one that does not come to its end.
     *
     * @throws ReportException if it cannot be removed
     */
    default void removeFrom(Path directory) {
        ReportDirectory.remove(directory.resolve(fileName()));
    }
}
