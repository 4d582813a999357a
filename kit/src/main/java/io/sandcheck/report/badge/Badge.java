package io.sandcheck.report.badge;

import io.sandcheck.report.Report;
import io.sandcheck.report.ReportFormat;
import java.io.IOException;
import java.io.OutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.apiguardian.api.API;

/**
 * Writes the counts as an image for a README. The text repeats what the color says, and separates compatibility and
 * security.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Badge implements ReportFormat {

    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final int HEIGHT = 20;
    private static final int PADDING = 6;

    /** White text on it has a contrast of at least 4.5, as on the other colors. */
    private static final String GREY = "#555555";

    @Override
    public String fileName() {
        return "badge.svg";
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
            BadgeText text = BadgeText.of(report);
            write(text.message(), text.color(), xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void write(String text, String color, XMLStreamWriter xml) throws XMLStreamException {
        int labelWidth = width(BadgeText.LABEL);
        int textWidth = width(text);
        xml.writeStartElement("svg");
        xml.writeDefaultNamespace(NAMESPACE);
        attributes(xml, "width", labelWidth + textWidth, "height", HEIGHT, "role", "img");
        attributes(xml, "aria-label", BadgeText.LABEL + ": " + text);
        xml.writeStartElement("title");
        xml.writeCharacters(BadgeText.LABEL + ": " + text);
        xml.writeEndElement();
        box(xml, 0, labelWidth, GREY, BadgeText.LABEL);
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

    /** Approximate width of the text; {@code textLength} makes it fit. */
    private static int width(String text) {
        return text.length() * 7 + 2 * PADDING;
    }

    private static void attributes(XMLStreamWriter xml, Object... namesAndValues) throws XMLStreamException {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            xml.writeAttribute(namesAndValues[i].toString(), namesAndValues[i + 1].toString());
        }
    }
}
