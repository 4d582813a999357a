package io.sandcheck.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.jte.output.WriterOutput;
import io.sandcheck.report.ReportDirectory;
import io.sandcheck.report.compare.RunSeries;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Path;
import org.apiguardian.api.API;

/**
 * Writes a comparison of runs as one HTML file: what changed, security first, why, and the history of each sandbox. It
 * links to the pages of the runs if they exist. It has no script.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ComparisonPage {

    /** Name of the file. It differs from that of a run's page, so both can be in one directory. */
    public static final String FILE_NAME = "comparison.html";

    private ComparisonPage() {}

    /**
     * Write it into a directory.
     *
     * @return the file
     * @throws io.sandcheck.report.ReportException if it cannot be written
     */
    public static Path writeInto(Path directory, RunSeries series) {
        Path file = directory.resolve(FILE_NAME);
        ReportDirectory.replace(file, out -> write(new ComparisonModel(directory, series), out));
        return file;
    }

    private static void write(ComparisonModel model, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
        Page.TEMPLATES.render("comparison.jte", model, new WriterOutput(writer));
        writer.flush();
    }
}
