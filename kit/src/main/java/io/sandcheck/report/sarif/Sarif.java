package io.sandcheck.report.sarif;

import io.sandcheck.json.Json;
import io.sandcheck.report.RecordedRun;
import io.sandcheck.report.RecordedSandbox;
import io.sandcheck.report.Report;
import io.sandcheck.report.ReportFormat;
import io.sandcheck.verdict.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Writes escapes as SARIF 2.1.0: effects that a guard saw, and policies that are not enforced. Expected escapes are
 * suppressed, with the reason. Acts that could not be tried are notifications.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Sarif implements ReportFormat {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    @Override
    public String fileName() {
        return "guards.sarif";
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        Contents contents = new Contents(report);
        Map<String, RecordedSandbox> definitions = new HashMap<>();
        report.run().runs().stream()
                .flatMap(run -> run.sandboxes().stream())
                .forEach(sandbox -> definitions.put(sandbox.name(), sandbox));
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver(report, contents)));
        run.put("invocations", List.of(invocation(report, contents)));
        run.put("columnKind", "utf16CodeUnits");
        run.put(
                "results",
                contents.escapes(offset -> new SarifResult(report.results().at(offset), definitions).object()));
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("$schema", SCHEMA);
        log.put("version", "2.1.0");
        log.put("runs", List.of(run));
        Json.writePretty(log, out);
    }

    private static Map<String, Object> driver(Report report, Contents contents) {
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "Sandcheck");
        report.run().runs().stream()
                .findFirst()
                .map(RecordedRun::sandcheck)
                .ifPresent(version -> driver.put("version", version));
        ToolAddress.find().ifPresent(address -> driver.put("informationUri", address));
        driver.put("rules", contents.rules());
        return driver;
    }

    private static Map<String, Object> invocation(Report report, Contents contents) {
        Map<String, Object> invocation = new LinkedHashMap<>();
        boolean broken = report.summary().count(Verdict.ERROR) > 0;
        invocation.put("executionSuccessful", !broken);
        invocation.put("toolExecutionNotifications", contents.notifications());
        return invocation;
    }
}
