package io.sandcheck.report.markdown;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sandcheck.diagnosis.Printable;
import io.sandcheck.report.Finding;
import io.sandcheck.report.RecordedRun;
import io.sandcheck.report.Report;
import io.sandcheck.report.ReportFormat;
import io.sandcheck.report.RunSummary;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * Writes the summary of a job: the counts of each sandbox, and the findings. It is much smaller than the 1 MiB that
 * GitHub shows.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SummaryMarkdown implements ReportFormat {

    private static final int MOST_SANDBOXES = 250;
    private static final int MOST_FINDINGS = 40;
    private static final int LONGEST_LINE = 1_000;

    @Override
    public String fileName() {
        return "summary.md";
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        out.write(text(report).getBytes(UTF_8));
    }

    private static String text(Report report) {
        StringBuilder text = new StringBuilder("## Sandcheck: ")
                .append(report.summary().expectationsInWords())
                .append("\n\n");
        line(text, "**Security:** " + report.summary().securityInWords() + "  ");
        boolean guided = !report.summary().guidance().isEmpty();
        line(text, "**Compatibility:** " + report.summary().compatibilityInWords() + (guided ? "  " : "\n"));
        if (guided) {
            line(text, "**Guidance:** " + report.summary().guidanceInWords() + "\n");
        }
        report.notes().forEach(note -> line(text, "> " + MarkdownText.of(note) + "\n"));
        sandboxes(text, report);
        section(text, "Not as expected", report.findings().unexpected(), true);
        section(text, "Better than expected", report.findings().better(), true);
        section(text, "Deviations, as expected", report.findings().expected(), false);
        notApplicable(text, report.findings().notApplicable());
        report.run().runs().forEach(run -> run(text, run));
        return text.toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }

    private static void sandboxes(StringBuilder text, Report report) {
        Map<String, RunSummary> summaries = report.places();
        line(text, "| sandbox | security | compatibility | not as expected |");
        line(text, "| --- | --- | --- | --- |");
        summaries.entrySet().stream()
                .limit(MOST_SANDBOXES)
                .forEach(entry -> line(text, row(entry.getKey(), entry.getValue())));
        left(text, summaries.size() - MOST_SANDBOXES, "sandbox");
        line(text, "");
    }

    private static String row(String place, RunSummary summary) {
        return "| %s | %s | %s | %s |"
                .formatted(
                        MarkdownText.of(place),
                        summary.securityInWords(),
                        summary.compatibilityInWords(),
                        summary.unexpected() == 0 ? "none" : "**" + summary.unexpected() + "**");
    }

    private static void section(StringBuilder text, String title, Collection<Finding> findings, boolean open) {
        if (findings.isEmpty()) {
            return;
        }
        int results = findings.stream().mapToInt(Finding::count).sum();
        line(text, "<details%s><summary>".formatted(open ? " open" : ""));
        line(text, "<b>%s: %s</b></summary>\n".formatted(title, RunSummary.counted(results, "result")));
        findings.stream().limit(MOST_FINDINGS).forEach(finding -> finding(text, finding));
        left(text, findings.size() - MOST_FINDINGS, "finding");
        line(text, "</details>\n");
    }

    private static void finding(StringBuilder text, Finding finding) {
        line(text, "**%s %s**\n".formatted(finding.verdict(), MarkdownText.of(finding.sandbox())));
        finding.occurrences().forEach(where -> item(text, "in: " + where));
        finding.explanation().forEach(said -> item(text, said));
        family(text, finding.family());
        item(text, "expected: " + String.join("; ", finding.expectations()));
        line(text, "");
    }

    /** Columns are only aligned in a code block, which contains no markup. No line begins with the fence. */
    private static void family(StringBuilder text, List<String> rows) {
        if (!rows.isEmpty()) {
            line(text, "\n~~~text");
            rows.forEach(row -> line(text, " " + Printable.line(row)));
            line(text, "~~~\n");
        }
    }

    private static void notApplicable(StringBuilder text, Collection<Finding> findings) {
        if (!findings.isEmpty()) {
            line(text, "<details><summary><b>Not applicable</b></summary>\n");
            Map<String, Integer> countOfReason = new TreeMap<>();
            findings.forEach(finding -> countOfReason.merge(finding.cause(), finding.count(), Integer::sum));
            countOfReason.entrySet().stream()
                    .limit(MOST_FINDINGS)
                    .forEach(reason -> item(
                            text,
                            "%s: %s".formatted(RunSummary.counted(reason.getValue(), "result"), reason.getKey())));
            left(text, countOfReason.size() - MOST_FINDINGS, "reason");
            line(text, "\n</details>\n");
        }
    }

    /** Text without its own heading belongs to the previous item. */
    private static void item(StringBuilder text, String item) {
        String start = item.strip();
        String shown = start.length() > LONGEST_LINE ? start.substring(0, LONGEST_LINE) + "..." : start;
        line(text, (item.startsWith(" ") ? "  - " : "- ") + MarkdownText.of(shown));
    }

    private static void left(StringBuilder text, int count, String noun) {
        if (count > 0) {
            line(text, "\n%s more: see the page\n".formatted(RunSummary.counted(count, noun)));
        }
    }

    private static void run(StringBuilder text, RecordedRun run) {
        line(
                text,
                "<details><summary>Run %s of %s: %s</summary>\n"
                        .formatted(MarkdownText.of(run.label()), run.started(), run.outcome()));
        item(text, "sandcheck " + run.sandcheck() + " " + String.join(" ", run.arguments()));
        run.machine().forEach((name, fact) -> item(text, name + ": " + fact));
        run.notRun().forEach(left -> item(text, "not run: " + left.what() + ": " + left.why()));
        line(text, "</details>\n");
    }
}
