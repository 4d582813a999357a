package io.sandcheck.report.badge;

import io.sandcheck.report.Report;
import io.sandcheck.report.ReportFormat;
import io.sandcheck.report.RunSummary;
import io.sandcheck.verdict.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.apiguardian.api.API;

/**
 * Writes the counts as a picture for a README. It says in words what its color says; compatibility and security are
 * told apart.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Badge implements ReportFormat {

    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final String LABEL = "sandcheck";
    private static final int HEIGHT = 20;
    private static final int PADDING = 6;

    /** White text on these has a contrast of at least 4.5 (WCAG 2.2, 1.4.3). */
    private static final String GREY = "#555555";

    private static final String GREEN = "#1a7f37";
    private static final String AMBER = "#9a6700";
    private static final String RED = "#cf222e";

    @Override
    public String fileName() {
        return "badge.svg";
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
            boolean complete = report.incomplete().isEmpty() && report.missing().isEmpty();
            String text = (complete ? "" : "incomplete: ") + text(report.summary());
            write(text, complete ? color(report.summary()) : RED, xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static String text(RunSummary summary) {
        int judged = summary.compatibility().entrySet().stream()
                .filter(count -> count.getKey() != Verdict.NOT_APPLICABLE)
                .mapToInt(count -> count.getValue())
                .sum();
        return "%d of %d conform, %s"
                .formatted(summary.compatibility().getOrDefault(Verdict.CONFORMS, 0), judged, escapes(summary));
    }

    private static String escapes(RunSummary summary) {
        if (!summary.securityTested()) {
            return "security not tested";
        }
        int escapes = summary.count(Verdict.ESCAPE);
        return escapes == 0 ? "no escape" : RunSummary.counted(escapes, "escape");
    }

    private static String color(RunSummary summary) {
        if (summary.unexpected() > 0 || summary.count(Verdict.ESCAPE) > 0) {
            return RED;
        }
        int conforming = summary.count(Verdict.CONFORMS);
        return conforming > 0 && conforming == summary.applicable() && summary.securityTested() ? GREEN : AMBER;
    }

    private static void write(String text, String color, XMLStreamWriter xml) throws XMLStreamException {
        int labelWidth = width(LABEL);
        int textWidth = width(text);
        xml.writeStartElement("svg");
        xml.writeDefaultNamespace(NAMESPACE);
        attributes(xml, "width", labelWidth + textWidth, "height", HEIGHT, "role", "img");
        attributes(xml, "aria-label", LABEL + ": " + text);
        xml.writeStartElement("title");
        xml.writeCharacters(LABEL + ": " + text);
        xml.writeEndElement();
        box(xml, 0, labelWidth, GREY, LABEL);
        box(xml, labelWidth, textWidth, color, text);
        xml.writeEndElement();
    }

    private static void box(XMLStreamWriter xml, int x, int width, String color, String text)
            throws XMLStreamException {
        xml.writeEmptyElement("rect");
        attributes(xml, "x", x, "width", width, "height", HEIGHT, "fill", color);
        xml.writeStartElement("text");
        attributes(xml, "x", x + PADDING, "y", HEIGHT - PADDING, "textLength", width - 2 * PADDING, "fill", "#fff");
        attributes(xml, "font-family", "Verdana,DejaVu Sans,sans-serif", "font-size", 11);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    /** About what the font takes; {@code textLength} makes it fit. */
    private static int width(String text) {
        return text.length() * 7 + 2 * PADDING;
    }

    private static void attributes(XMLStreamWriter xml, Object... namesAndValues) throws XMLStreamException {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            xml.writeAttribute(namesAndValues[i].toString(), namesAndValues[i + 1].toString());
        }
    }
}
