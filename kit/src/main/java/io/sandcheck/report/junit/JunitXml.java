package io.sandcheck.report.junit;

import io.sandcheck.report.JournalReader;
import io.sandcheck.report.ReportException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.apiguardian.api.API;

/**
 * Writes the results of a journal as JUnit XML: a test suite for each sandbox and policy. What is as expected passes,
 * deviations too, and says so in its output; what is not is a failure; what does not apply is skipped; a fault of the
 * kit is an error.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class JunitXml {

    /** Name of the file in the report directory. */
    public static final String FILE_NAME = "junit.xml";

    private final boolean strict;

    /**
     * Make a writer.
     *
     * @param strict whether what is better than expected is a failure as well
     */
    public JunitXml(boolean strict) {
        this.strict = strict;
    }

    /**
     * Write the results of a journal. At no time more than one of them is held in memory.
     *
     * @return the file written: {@value #FILE_NAME} beside the journal
     * @throws ReportException where the journal cannot be read or the file not be written
     */
    public Path write(Path journal) {
        Path file = journal.resolveSibling(FILE_NAME);
        Path unfinished = journal.resolveSibling(FILE_NAME + ".part");
        try (JournalReader results = JournalReader.open(journal)) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
                write(results, out);
            }
            return Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | XMLStreamException e) {
            throw unwritable(file, e);
        }
    }

    /**
     * Remove what an earlier run wrote, so that it is not taken for the report of one that does not come to its end.
     *
     * @throws ReportException where it cannot be removed
     */
    public static void removeFrom(Path directory) {
        Path file = directory.resolve(FILE_NAME);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static ReportException unwritable(Path file, Exception e) {
        Throwable reason = e.getCause() == null ? e : e.getCause();
        return new ReportException("Report [%s] could not be written: %s".formatted(file, reason.getMessage()), e);
    }

    private void write(JournalReader results, OutputStream out) throws XMLStreamException {
        XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuites");
        xml.writeAttribute("name", "sandcheck");
        for (Suite suite : suites(results)) {
            SuiteElement element = new SuiteElement(xml, strict);
            element.write(suite, results);
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.close();
    }

    private Collection<Suite> suites(JournalReader results) {
        Map<String, Suite> suites = new LinkedHashMap<>();
        results.forEach((offset, result) -> suites.computeIfAbsent(result.settingLabel(), Suite::new)
                .add(offset, Outcome.of(result, strict), result.durationMs()));
        return suites.values();
    }
}
