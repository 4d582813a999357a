package io.sandcheck.report.junit;

import io.sandcheck.report.JournalReader;
import io.sandcheck.report.RecordedResult;
import io.sandcheck.report.Story;
import io.sandcheck.report.TestStatus;
import io.sandcheck.report.TestSuite;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.function.ToIntFunction;
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

    /** Write the root with its totals, which some readers show; {@link #end()} closes it. */
    void open(Collection<TestSuite> suites) throws XMLStreamException {
        start("testsuites");
        attribute("name", "sandcheck");
        attribute("tests", total(suites, suite -> suite.offsets().size()));
        attribute("failures", total(suites, suite -> suite.count(TestStatus.FAILED)));
        attribute("errors", total(suites, suite -> suite.count(TestStatus.ERROR)));
        attribute("skipped", total(suites, suite -> suite.count(TestStatus.SKIPPED)));
        attribute(
                "time",
                seconds(suites.stream().mapToDouble(TestSuite::durationMs).sum()));
    }

    private static String total(Collection<TestSuite> suites, ToIntFunction<TestSuite> count) {
        return String.valueOf(suites.stream().mapToInt(count).sum());
    }

    void write(TestSuite suite, JournalReader results) throws XMLStreamException {
        start("testsuite");
        attribute("name", suite.name());
        attribute("tests", String.valueOf(suite.offsets().size()));
        attribute("failures", String.valueOf(suite.count(TestStatus.FAILED)));
        attribute("errors", String.valueOf(suite.count(TestStatus.ERROR)));
        attribute("skipped", String.valueOf(suite.count(TestStatus.SKIPPED)));
        attribute("time", seconds(suite.durationMs()));
        for (long offset : suite.offsets()) {
            testCase(results.at(offset));
        }
        end();
    }

    private void testCase(RecordedResult result) throws XMLStreamException {
        start("testcase");
        attribute("name", result.label());
        // Readers take the part before the last dot for a package.
        attribute("classname", result.settingLabel().replace('.', '_'));
        attribute("time", seconds(result.durationMs()));
        requirements(result.requirements());
        String story = Story.of(result);
        switch (TestStatus.of(result, strict)) {
            case PASSED -> output(story);
            case FAILED -> problem("failure", result, story);
            case ERROR -> problem("error", result, story);
            case SKIPPED -> skipped(result);
        }
        end();
    }

    private void requirements(List<String> ids) throws XMLStreamException {
        if (ids.isEmpty()) {
            return;
        }
        start("properties");
        for (String id : ids) {
            start("property");
            attribute("name", "requirement");
            attribute("value", id);
            xml.writeEndElement();
        }
        end();
    }

    /**
     * The description is the text of the element, because readers show it for a failure, and some show nothing else.
     */
    private void problem(String element, RecordedResult result, String story) throws XMLStreamException {
        start(element);
        attribute("type", result.diagnosis() == null ? result.verdict().name() : result.diagnosis());
        attribute("message", Story.headline(result));
        content(story);
        xml.writeEndElement();
    }

    private void output(String story) throws XMLStreamException {
        if (!story.isEmpty()) {
            start("system-out");
            content(story);
            xml.writeEndElement();
        }
    }

    /** GitLab and Jenkins attach the file whose path follows this mark, and a sandbox could write the mark too. */
    private void content(String text) throws XMLStreamException {
        char[] legal =
                XmlText.legal(text).replace("[[ATTACHMENT|", "[ [ATTACHMENT|").toCharArray();
        xml.writeCharacters(legal, 0, legal.length);
    }

    private void skipped(RecordedResult result) throws XMLStreamException {
        start("skipped");
        attribute("message", result.reason());
        end();
    }

    private void start(String element) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement(element);
    }

    void end() throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    /** A parser would turn a line break in an attribute into a space, so it is written as a space. */
    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, XmlText.legal(value).replace('\n', ' ').replace('\t', ' '));
    }

    private static String seconds(double milliseconds) {
        return BigDecimal.valueOf(milliseconds)
                .movePointLeft(3)
                .setScale(3, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
