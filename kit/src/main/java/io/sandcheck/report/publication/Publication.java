package io.sandcheck.report.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sandcheck.report.Report;
import io.sandcheck.report.ReportDirectory;
import io.sandcheck.report.ReportFormat;
import io.sandcheck.report.badge.Badge;
import io.sandcheck.report.badge.ShieldsEndpoint;
import io.sandcheck.report.compare.RunSeries;
import io.sandcheck.report.json.ComparisonJson;
import io.sandcheck.report.json.CtrfJson;
import io.sandcheck.report.json.ReportJson;
import io.sandcheck.report.junit.JunitXml;
import io.sandcheck.report.markdown.ComparisonMarkdown;
import io.sandcheck.report.markdown.SummaryMarkdown;
import io.sandcheck.report.page.ComparisonPage;
import io.sandcheck.report.page.Page;
import io.sandcheck.report.sarif.Sarif;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * All formats of a report, made from its journal.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Publication {

    /** The formats. */
    public static final List<ReportFormat> FORMATS = List.of(
            new Page(),
            new JunitXml(),
            new CtrfJson(),
            new SummaryMarkdown(),
            new ReportJson(),
            new Sarif(),
            new Badge(),
            new ShieldsEndpoint());

    /** Name of the file to open first. */
    public static final String PAGE = new Page().fileName();

    private Publication() {}

    /**
     * Write all formats beside their journal, several at once; each one reads the journal itself.
     *
     * @return the files
     * @throws io.sandcheck.report.ReportException if one of them cannot be written
     */
    public static List<Path> write(Path directory, Report report) {
        return write(FORMATS, directory, report);
    }

    /** Each thread knows the caller's project, for example its requirements. */
    static List<Path> write(List<ReportFormat> formats, Path directory, Report report) {
        ClassLoader project = Thread.currentThread().getContextClassLoader();
        // A parallel stream would give the page and the format after it to the same thread.
        return ForkJoinTask.invokeAll(formats.stream()
                        .map(format ->
                                ForkJoinTask.adapt(() -> within(project, () -> format.writeInto(directory, report))))
                        .toList())
                .stream()
                .map(ForkJoinTask::getRawResult)
                .toList();
    }

    private static <T> T within(ClassLoader project, Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader own = thread.getContextClassLoader();
        thread.setContextClassLoader(project);
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(own);
        }
    }

    /**
     * Write a comparison of runs in all its formats: {@code comparison.html}, {@code comparison.md} and {@code
     * comparison.json}.
     *
     * @param directory a new one, or that of one of the runs
     * @return the page
     * @throws io.sandcheck.report.ReportException if one of them cannot be written
     */
    public static Path write(Path directory, RunSeries series) {
        ReportDirectory.prepare(directory);
        replace(directory.resolve("comparison.json"), ComparisonJson.of(series) + "\n");
        replace(directory.resolve("comparison.md"), ComparisonMarkdown.of(series));
        return ComparisonPage.writeInto(directory, series);
    }

    private static void replace(Path file, String text) {
        ReportDirectory.replace(file, out -> out.write(text.getBytes(UTF_8)));
    }

    /**
     * Remove the files of an earlier run.
     *
     * @throws io.sandcheck.report.ReportException if one of them cannot be removed
     */
    public static void removeFrom(Path directory) {
        FORMATS.forEach(format -> format.removeFrom(directory));
    }
}
