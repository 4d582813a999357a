package io.sandcheck.report.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.expectation.Expectation;
import io.sandcheck.report.Report;
import io.sandcheck.report.ReportFormat;
import io.sandcheck.report.SampleReports;
import io.sandcheck.report.SampleResults;
import io.sandcheck.report.Schemas;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublicationTests {

    @TempDir
    Path directory;

    static List<ReportFormat> formats() {
        return Publication.FORMATS;
    }

    @ParameterizedTest
    @MethodSource("formats")
    void whatASandboxWroteHarmsNoFormat(ReportFormat format) throws Exception {
        SampleReports.write(directory, SampleReports.hostile());
        String text = write(format);

        assertThat(text.chars())
                .as("control characters and those that change the direction of text")
                .noneMatch(character -> (Character.getType(character) == Character.CONTROL && character != '\n')
                        || Character.getType(character) == Character.FORMAT
                        || character == 0x2028
                        || character == 0x2029);
        requireWellFormed(format, text);
    }

    private void requireWellFormed(ReportFormat format, String text) throws Exception {
        String name = format.fileName();
        if (name.endsWith(".xml") || name.endsWith(".svg")) {
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(directory.resolve(name).toFile());
        } else if (name.equals("report.json")) {
            assertThat(Schemas.errorsOf(text, Schemas.REPORT)).isEmpty();
        } else if (name.endsWith(".sarif")) {
            assertThat(Schemas.errorsOf(text, Schemas.SARIF)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void theSameJournalGivesTheSameFile(ReportFormat format) throws IOException {
        SampleReports.write(
                directory,
                SampleResults.deviating(Expectation.CONFORMS),
                SampleResults.deviating(SampleResults.EXPECTED_DEVIATION));

        assertThat(write(format)).isEqualTo(write(format));
    }

    @Test
    void whatAnEarlierRunWroteIsRemoved() {
        SampleReports.write(directory, SampleResults.deviating(Expectation.CONFORMS));
        try (Report report = Report.open(directory, false)) {
            assertThat(Publication.write(directory, report)).allMatch(Files::exists);
        }
        Publication.removeFrom(directory);

        assertThat(directory).isDirectoryNotContaining(file -> !file.toString().matches(".*/(results.jsonl|run.json)"));
    }

    @Test
    void formatsWrittenInOtherThreadsKnowTheProjectOfTheCaller() throws Exception {
        SampleReports.write(directory, SampleResults.deviating(Expectation.CONFORMS));
        Thread caller = Thread.currentThread();
        ClassLoader before = caller.getContextClassLoader();
        Set<ClassLoader> seen = Collections.newSetFromMap(new ConcurrentHashMap<>());
        List<ReportFormat> formats = IntStream.range(0, 16)
                .mapToObj(number -> (ReportFormat) new NotingFormat(number, seen))
                .toList();
        try (URLClassLoader project = new URLClassLoader(new URL[0], before);
                Report report = Report.open(directory, false)) {
            caller.setContextClassLoader(project);
            assertThat(Publication.write(formats, directory, report))
                    .hasSize(16)
                    .allMatch(Files::exists);

            assertThat(seen).containsExactly(project);
            assertThat(caller.getContextClassLoader()).isSameAs(project);
        } finally {
            caller.setContextClassLoader(before);
        }
    }

    private record NotingFormat(int number, Set<ClassLoader> seen) implements ReportFormat {

        @Override
        public String fileName() {
            return "format-" + number;
        }

        @Override
        public void write(Report report, OutputStream out) {
            seen.add(Thread.currentThread().getContextClassLoader());
        }
    }

    private String write(ReportFormat format) throws IOException {
        try (Report report = Report.open(directory, false)) {
            return Files.readString(format.writeInto(directory, report));
        }
    }
}
