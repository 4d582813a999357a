package io.sandcheck.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** The JSON schemas of what is written, and the official one of SARIF. */
public final class Schemas {

    public static final String RESULT = "urn:sandcheck:results:0.1";
    public static final String RUN = "urn:sandcheck:run:1";
    public static final String REPORT = "urn:sandcheck:report:1";
    public static final String COMPARISON = "urn:sandcheck:comparison:1";
    public static final String SARIF = "https://json.schemastore.org/sarif-2.1.0.json";

    private Schemas() {}

    /** Return what is wrong with a text, a line each. */
    public static List<String> errorsOf(String text, String schema) throws IOException {
        Map<String, String> known = Map.of(
                RESULT, read("/io/sandcheck/report/results.schema.json"),
                RUN, read("/io/sandcheck/report/run.schema.json"),
                REPORT, read("/io/sandcheck/report/json/report.schema.json"),
                COMPARISON, read("/io/sandcheck/report/json/comparison.schema.json"),
                SARIF, read("/schema/sarif-schema-2.1.0.json"));
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, registry -> registry.schemas(known))
                .getSchema(SchemaLocation.of(schema))
                .validate(text, InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static String read(String resource) throws IOException {
        try (InputStream text = Schemas.class.getResourceAsStream(resource)) {
            if (text == null) {
                throw new IOException("There is no resource [" + resource + "]");
            }
            return new String(text.readAllBytes(), UTF_8);
        }
    }
}
