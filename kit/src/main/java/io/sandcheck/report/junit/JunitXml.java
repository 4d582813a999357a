package io.sandcheck.report.junit;

import io.sandcheck.report.JournalReader;
import io.sandcheck.report.Report;
import io.sandcheck.report.ReportFormat;
import io.sandcheck.report.TestStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.apiguardian.api.API;

/**
 * Writes the results of a journal as JUnit XML: a test suite for each sandbox and policy. A result that is as expected
 * passes, even if it deviates, and its output says so. A result that is not as expected is a failure, one that does not
 * apply is skipped, and a fault of the kit is an error.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class JunitXml implements ReportFormat {

    @Override
    public String fileName() {
        return "junit.xml";
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        try {
            write(report.results(), report.strict(), out);
        } catch (XMLStreamException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void write(JournalReader results, boolean strict, OutputStream out) throws XMLStreamException {
        Collection<Suite> suites = suites(results, strict);
        XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
        SuiteElement element = new SuiteElement(xml, strict);
        xml.writeStartDocument("UTF-8", "1.0");
        element.open(suites);
        for (Suite suite : suites) {
            element.write(suite, results);
        }
        element.end();
        xml.writeEndDocument();
        xml.close();
    }

    private static Collection<Suite> suites(JournalReader results, boolean strict) {
        Map<String, Suite> suites = new LinkedHashMap<>();
        results.forEach((offset, result) -> suites.computeIfAbsent(result.settingLabel(), Suite::new)
                .add(offset, TestStatus.of(result, strict), result.durationMs()));
        return suites.values();
    }
}
