package io.sandcheck.report.junit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sandcheck.report.Report;
import io.sandcheck.report.ReportFormat;
import io.sandcheck.report.TestSuite;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
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
            writeSuites(report, out);
        } catch (XMLStreamException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void writeSuites(Report report, OutputStream out) throws XMLStreamException {
        // The writer of streams encodes character by character.
        Writer text = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
        XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        SuiteElement element = new SuiteElement(xml, report.strict());
        xml.writeStartDocument("UTF-8", "1.0");
        element.open(report.suites());
        for (TestSuite suite : report.suites()) {
            element.write(suite, report.results());
        }
        element.end();
        xml.writeEndDocument();
        xml.close();
    }
}
