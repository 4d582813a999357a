package io.sandcheck.report.junit;

import io.sandcheck.report.JournalReader;
import io.sandcheck.report.RecordedResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a {@code testsuite} with its {@code testcase}s. */
final class SuiteElement {

    private final XMLStreamWriter xml;
    private final boolean strict;

    SuiteElement(XMLStreamWriter xml, boolean strict) {
        this.xml = xml;
        this.strict = strict;
    }

    void write(Suite suite, JournalReader results) throws XMLStreamException {
        start("testsuite");
        attribute("name", suite.name());
        attribute("tests", String.valueOf(suite.offsets().size()));
        attribute("failures", String.valueOf(suite.count(Outcome.FAILED)));
        attribute("errors", String.valueOf(suite.count(Outcome.ERROR)));
        attribute("skipped", String.valueOf(suite.count(Outcome.SKIPPED)));
        attribute("time", seconds(suite.durationMs()));
        for (long offset : suite.offsets()) {
            testCase(results.at(offset));
        }
        end();
    }

    private void testCase(RecordedResult result) throws XMLStreamException {
        start("testcase");
        attribute("name", result.label());
        attribute("classname", result.settingLabel());
        attribute("time", seconds(result.durationMs()));
        switch (Outcome.of(result, strict)) {
            case PASSED -> {}
            case FAILED -> problem("failure", result);
            case ERROR -> problem("error", result);
            case SKIPPED -> skipped(result);
        }
        String story = Story.of(result);
        if (!story.isEmpty()) {
            text("system-out", story);
        }
        end();
    }

    private void problem(String element, RecordedResult result) throws XMLStreamException {
        start(element);
        attribute("type", result.diagnosis() == null ? result.verdict().name() : result.diagnosis());
        attribute("message", Story.headline(result));
        end();
    }

    private void skipped(RecordedResult result) throws XMLStreamException {
        start("skipped");
        attribute("message", result.reason());
        end();
    }

    private void text(String element, String text) throws XMLStreamException {
        start(element);
        xml.writeCharacters(XmlText.legal(text));
        xml.writeEndElement();
    }

    private void start(String element) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement(element);
    }

    private void end() throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    /** A line break in an attribute would be read back as a space: it is written as one. */
    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, XmlText.legal(value).replaceAll("\\s", " "));
    }

    private static String seconds(double milliseconds) {
        return BigDecimal.valueOf(milliseconds)
                .movePointLeft(3)
                .setScale(3, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
