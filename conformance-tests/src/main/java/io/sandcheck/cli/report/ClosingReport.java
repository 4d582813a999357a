package io.sandcheck.cli.report;

import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.Counts;
import io.sandcheck.cli.terminal.Style;
import io.sandcheck.cli.terminal.Wrapped;
import io.sandcheck.diagnosis.Printable;
import io.sandcheck.expectation.Expectations;
import io.sandcheck.report.Finding;
import io.sandcheck.report.Findings;
import io.sandcheck.report.Report;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * What is told at the end of a run, read from its journal: a table, then what is not as expected, then what is better,
 * then the deviations that were expected; last the counts, and what to do next.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ClosingReport {

    private final ResultTable table = new ResultTable();
    private final ConditionedHosts conditions = new ConditionedHosts();
    private final Edits edits;
    private final Report report;

    /** Tell of a run that had these expectations. */
    public ClosingReport(Report report, List<Expectations> expectations) {
        this.report = report;
        this.edits = new Edits(expectations);
        report.results().forEach((offset, result) -> {
            if (result.onOrdinaryHost()) {
                table.add(result);
            } else {
                conditions.add(result);
            }
            edits.add(result);
        });
    }

    public void print(Console console, Path out) {
        Findings findings = report.findings();
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.addAll(table.lines(console));
        lines.addAll(conditions.lines(console));
        section(lines, console, Style.BAD, "NOT AS EXPECTED", findings.unexpected());
        section(lines, console, Style.GOOD, "BETTER THAN EXPECTED", findings.better());
        lines.addAll(edits.lines());
        section(lines, console, Style.DOUBTFUL, "DEVIATIONS, AS EXPECTED", findings.expected());
        notApplicable(lines, findings.notApplicable(), console);
        lines.add("");
        report.notes()
                .forEach(note ->
                        lines.addAll(Wrapped.lines(Printable.line(note), "Note: ", "      ", console.columns())));
        lines.addAll(new Counts(report.summary()).lines(console));
        lines.addAll(new NextSteps(report.summary(), out).lines());
        lines.forEach(console.out()::println);
        console.out().flush();
    }

    private static void section(
            List<String> lines, Console console, Style style, String title, Collection<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        int results = findings.stream().mapToInt(Finding::count).sum();
        lines.add("");
        lines.add(console.styled(style, "%s: %s".formatted(title, Counts.of(results, "result"))));
        findings.forEach(finding -> {
            lines.add("");
            lines.addAll(new FindingText(finding).lines(console, style));
        });
    }

    private static void notApplicable(List<String> lines, Collection<Finding> notApplicable, Console console) {
        Map<String, Integer> countOfReason = new LinkedHashMap<>();
        notApplicable.forEach(each -> countOfReason.merge(Printable.line(each.cause()), each.count(), Integer::sum));
        if (!countOfReason.isEmpty()) {
            lines.add("");
            lines.add(console.styled(Style.FAINT, "NOT APPLICABLE"));
            countOfReason.forEach((reason, count) ->
                    lines.addAll(Wrapped.lines(count + " x " + reason, "  ", "     ", console.columns())));
        }
    }
}
