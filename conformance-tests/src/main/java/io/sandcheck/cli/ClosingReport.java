package io.sandcheck.cli;

import io.sandcheck.report.JournalReader;
import io.sandcheck.report.RecordedResult;
import io.sandcheck.report.RunSummary;
import io.sandcheck.verdict.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is told at the end of a run, read from its journal: a table, then what is not as expected, then what is better,
 * then the deviations that were expected; last the counts, and what to do next.
 */
final class ClosingReport {

    private final ResultTable table = new ResultTable();
    private final Map<Finding.Key, Finding> unexpected = new TreeMap<>();
    private final Map<Finding.Key, Finding> better = new TreeMap<>();
    private final Map<Finding.Key, Finding> expected = new TreeMap<>();
    private final Map<Finding.Key, Finding> notApplicable = new TreeMap<>();
    private RunSummary summary = RunSummary.NOTHING;

    private ClosingReport() {}

    static ClosingReport of(Path journal) {
        ClosingReport report = new ClosingReport();
        try (JournalReader results = JournalReader.open(journal)) {
            results.forEach((offset, result) -> report.add(result));
        }
        return report;
    }

    private void add(RecordedResult result) {
        table.add(result);
        summary = summary.plus(result);
        boolean conformsAsExpected = result.verdict() == Verdict.CONFORMS && result.asExpected();
        if (!conformsAsExpected) {
            sectionOf(result)
                    .computeIfAbsent(Finding.Key.of(result), Finding::new)
                    .add(result);
        }
    }

    private Map<Finding.Key, Finding> sectionOf(RecordedResult result) {
        if (result.verdict() == Verdict.NOT_APPLICABLE) {
            return notApplicable;
        }
        if (result.betterThanExpected()) {
            return better;
        }
        return result.asExpected() ? expected : unexpected;
    }

    RunSummary summary() {
        return summary;
    }

    void print(Console console, Path out) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.addAll(table.lines(console));
        section(lines, console, Style.BAD, "NOT AS EXPECTED", unexpected);
        section(lines, console, Style.GOOD, "BETTER THAN EXPECTED", better);
        section(lines, console, Style.DOUBTFUL, "DEVIATIONS, AS EXPECTED", expected);
        notApplicable(lines, console);
        lines.add("");
        lines.addAll(new Counts(summary).lines(console));
        lines.addAll(new NextSteps(summary, out).lines());
        lines.forEach(console.out()::println);
        console.out().flush();
    }

    private static void section(
            List<String> lines, Console console, Style style, String title, Map<Finding.Key, Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        int results = findings.values().stream().mapToInt(Finding::count).sum();
        lines.add("");
        lines.add(console.styled(style, "%s: %s".formatted(title, Counts.of(results, "result"))));
        findings.values().forEach(finding -> {
            lines.add("");
            lines.addAll(finding.lines(console, style));
        });
    }

    private void notApplicable(List<String> lines, Console console) {
        Map<String, Integer> countOfReason = new LinkedHashMap<>();
        notApplicable.values().forEach(each -> countOfReason.merge(each.reason(), each.count(), Integer::sum));
        if (!countOfReason.isEmpty()) {
            lines.add("");
            lines.add(console.styled(Style.FAINT, "NOT APPLICABLE"));
            countOfReason.forEach((reason, count) ->
                    lines.addAll(Wrapped.lines(count + " x " + reason, "  ", "     ", console.columns())));
        }
    }
}
