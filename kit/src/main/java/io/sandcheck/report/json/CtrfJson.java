package io.sandcheck.report.json;

import io.sandcheck.json.Json;
import io.sandcheck.report.RecordedResult;
import io.sandcheck.report.RecordedRun;
import io.sandcheck.report.Report;
import io.sandcheck.report.ReportFormat;
import io.sandcheck.report.Story;
import io.sandcheck.report.TestStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * Writes the results as CTRF, the Common Test Report Format. A result that is as expected passes, and a fault of the
 * kit fails.
 *
 * @see <a href="https://ctrf.io">CTRF</a>
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class CtrfJson implements ReportFormat {

    private static final String VERSION = "0.0.0";

    @Override
    public String fileName() {
        return "ctrf.json";
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("tool", tool(report.run().runs()));
        results.put("summary", summary(report));
        // Not what came to the journal since it was opened: it would not have been counted.
        results.put(
                "tests",
                report.suites().stream()
                        .flatMap(suite -> suite.offsets().stream())
                        .sorted()
                        .map(offset -> test(report.results().at(offset), report.strict()))
                        .iterator());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("reportFormat", "CTRF");
        document.put("specVersion", VERSION);
        document.put("results", results);
        Json.writePretty(document, out);
    }

    private static Map<String, Object> tool(Collection<RecordedRun> runs) {
        Map<String, Object> tool = new LinkedHashMap<>();
        tool.put("name", "Sandcheck");
        runs.stream().findFirst().ifPresent(run -> tool.put("version", run.sandcheck()));
        return tool;
    }

    private static Map<String, Object> summary(Report report) {
        Collection<RecordedRun> runs = report.run().runs();
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("tests", report.summary().total());
        summary.put("passed", count(report, TestStatus.PASSED));
        summary.put("failed", count(report, TestStatus.FAILED) + count(report, TestStatus.ERROR));
        summary.put("pending", 0);
        summary.put("skipped", count(report, TestStatus.SKIPPED));
        summary.put("other", 0);
        Instant start =
                runs.stream().map(RecordedRun::started).min(Instant::compareTo).orElse(Instant.EPOCH);
        Instant stop = runs.stream()
                .map(RecordedRun::ended)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(start);
        summary.put("start", start.toEpochMilli());
        summary.put("stop", stop.toEpochMilli());
        return summary;
    }

    private static int count(Report report, TestStatus status) {
        return report.suites().stream().mapToInt(suite -> suite.count(status)).sum();
    }

    private static Map<String, Object> test(RecordedResult result, boolean strict) {
        TestStatus status = TestStatus.of(result, strict);
        Map<String, Object> test = new LinkedHashMap<>();
        test.put("name", result.label() + " in " + result.settingLabel());
        test.put("status", word(status));
        test.put("rawStatus", result.verdict().name());
        test.put("duration", Math.round(result.durationMs()));
        test.put("suite", List.of(result.settingLabel()));
        test.put("tags", result.requirements());
        String story = Story.of(result);
        if (!story.isEmpty() || status == TestStatus.SKIPPED) {
            test.put("message", Story.headline(result));
        }
        if (!story.isEmpty()) {
            test.put("trace", story);
        }
        return test;
    }

    private static String word(TestStatus status) {
        return switch (status) {
            case PASSED -> "passed";
            case FAILED, ERROR -> "failed";
            case SKIPPED -> "skipped";
        };
    }
}
