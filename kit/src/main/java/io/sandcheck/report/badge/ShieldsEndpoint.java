package io.sandcheck.report.badge;

import io.sandcheck.json.Json;
import io.sandcheck.report.Report;
import io.sandcheck.report.ReportFormat;
import java.io.IOException;
import java.io.OutputStream;
import org.apiguardian.api.API;

/**
 * Writes the text of the badge as JSON, from which Shields draws a badge.
 *
 * @see <a href="https://shields.io/badges/endpoint-badge">Endpoint badge</a>
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ShieldsEndpoint implements ReportFormat {

    private static final int VERSION = 1;

    private record Document(int schemaVersion, String label, String message, String color) {}

    @Override
    public String fileName() {
        return "badge.json";
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        BadgeText text = BadgeText.of(report);
        Json.writePretty(new Document(VERSION, BadgeText.LABEL, text.message(), text.color()), out);
    }
}
