package io.sandcheck.report.json;

import io.sandcheck.json.Json;
import io.sandcheck.report.Inventory;
import io.sandcheck.report.RecordedRun;
import io.sandcheck.report.Report;
import io.sandcheck.report.ReportFormat;
import io.sandcheck.report.RunSummary;
import io.sandcheck.verdict.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Writes a report as one JSON document: what ran, the counts, and the results as they are in the journal. The JSON
 * schema {@code report.schema.json} beside this class describes it.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ReportJson implements ReportFormat {

    /**
     * The version of the format. It changes if the meaning of a key changes or a key is removed, not if one is added.
     */
    private static final int VERSION = 1;

    private record Document(
            int version,
            Counts counts,
            List<RecordedRun> runs,
            List<String> notes,
            Collection<Inventory.Item> inventory,
            Iterator<Object> results) {}

    private record Counts(
            int results,
            int notAsExpected,
            int betterThanExpected,
            Map<Verdict, Integer> compatibility,
            Map<Verdict, Integer> security,
            Map<Verdict, Integer> guidance,
            int notRun) {

        static Counts of(RunSummary summary) {
            return new Counts(
                    summary.total(),
                    summary.unexpected(),
                    summary.better(),
                    summary.compatibility(),
                    summary.security(),
                    summary.guidance(),
                    summary.notRun());
        }
    }

    @Override
    public String fileName() {
        return "report.json";
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        Document document = new Document(
                VERSION,
                Counts.of(report.summary()),
                report.run().runs(),
                report.notes(),
                report.inventory().items(),
                report.results().copies());
        Json.writePretty(document, out);
    }
}
