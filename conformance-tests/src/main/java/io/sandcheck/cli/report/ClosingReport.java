package io.sandcheck.cli.report;

import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.Counts;
import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.Style;
import io.sandcheck.cli.terminal.Wrapped;
import io.sandcheck.diagnosis.Printable;
import io.sandcheck.expectation.Expectations;
import io.sandcheck.report.Finding;
import io.sandcheck.report.Findings;
import io.sandcheck.report.RecordedSandbox;
import io.sandcheck.report.Report;
import io.sandcheck.report.RunSummary;
import io.sandcheck.verdict.ScenarioKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * The summary at the end of a run, from its journal: security first, then compatibility with a line for each known
 * cause; then details about unexpected and better results; finally the verdict of the gate.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ClosingReport implements Closing {

    private final Console console;
    private final Path out;
    private final List<Expectations> expectations;
    private final boolean verbose;

    /**
     * Create the summary of a run with these expectations.
     *
     * @param out directory of the report
     * @param verbose whether to show each scenario, and to explain each expected deviation
     */
    public ClosingReport(Console console, Path out, List<Expectations> expectations, boolean verbose) {
        this.console = console;
        this.out = out;
        this.expectations = List.copyOf(expectations);
        this.verbose = verbose;
    }

    @Override
    public void print(Report report) {
        ResultTable table = new ResultTable(verbose);
        ConditionedHosts conditions = new ConditionedHosts();
        KnownCauses causes = new KnownCauses();
        Edits edits = new Edits(expectations);
        report.results().forEachInBrief((offset, result) -> {
            if (result.onOrdinaryHost()) {
                table.add(result);
            } else {
                conditions.add(report.results().at(offset));
            }
            causes.add(result);
            edits.add(result);
        });
        Findings findings = report.findings();
        List<String> lines = new ArrayList<>();
        lines.add("");
        counts(lines, report.summary(), causes);
        notApplicable(
                lines, findings.notApplicable(), verbose || report.summary().applicable() == 0);
        lines.add("");
        lines.addAll(table.lines(console));
        lines.addAll(conditions.lines(console));
        section(lines, Style.BAD, "NOT AS EXPECTED", findings.unexpected());
        section(lines, Style.GOOD, "BETTER THAN EXPECTED", findings.better());
        lines.addAll(edits.lines());
        if (verbose) {
            section(lines, Style.DOUBTFUL, "DEVIATIONS, AS EXPECTED", findings.expected());
        }
        separate(lines);
        report.notes()
                .forEach(note ->
                        lines.addAll(Wrapped.lines(Printable.line(note), "Note: ", "      ", console.columns())));
        lines.addAll(new NextSteps(report.summary(), out, definitions(report), verbose).lines());
        lines.forEach(console.out()::println);
        console.out().flush();
    }

    @Override
    public int conclude(Report report, int exitCode) {
        Style style = exitCode == ExitCode.AS_EXPECTED ? Style.GOOD : Style.BAD;
        console.out().println(console.styled(style, gate(report.summary().expectationsInWords(), exitCode)));
        console.out().flush();
        return exitCode;
    }

    private static String gate(String results, int exitCode) {
        return switch (exitCode) {
            case ExitCode.AS_EXPECTED -> results + ". GATE: pass";
            case ExitCode.UNEXPECTED -> results + ". GATE: fail";
            case ExitCode.USAGE -> "Nothing ran: no scenario applies here. GATE: no verdict";
            default -> results + ", but something broke or is missing. GATE: no verdict";
        };
    }

    private void counts(List<String> lines, RunSummary summary, KnownCauses causes) {
        lines.addAll(count("Security:      ", summary.securityInWords()));
        lines.addAll(causes.lines(ScenarioKind.SECURITY, console));
        lines.addAll(count("Compatibility: ", summary.compatibilityInWords()));
        lines.addAll(causes.lines(ScenarioKind.COMPATIBILITY, console));
        if (!summary.guidance().isEmpty()) {
            lines.addAll(count("Guidance:      ", summary.guidanceInWords()));
            lines.addAll(causes.lines(ScenarioKind.GUIDANCE, console));
        }
    }

    private List<String> count(String kind, String words) {
        return Wrapped.lines(words, kind, " ".repeat(kind.length()), console.columns());
    }

    private static List<String> definitions(Report report) {
        return report.run().runs().stream()
                .flatMap(run -> run.sandboxes().stream())
                .map(RecordedSandbox::definition)
                .distinct()
                .toList();
    }

    private static void separate(List<String> lines) {
        if (!lines.get(lines.size() - 1).isEmpty()) {
            lines.add("");
        }
    }

    private void section(List<String> lines, Style style, String title, Collection<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        int results = findings.stream().mapToInt(Finding::count).sum();
        separate(lines);
        lines.add(console.styled(style, "%s: %s".formatted(title, Counts.of(results, "result"))));
        findings.forEach(finding -> {
            lines.add("");
            lines.addAll(new FindingText(finding).lines(console, style));
        });
    }

    private void notApplicable(List<String> lines, Collection<Finding> notApplicable, boolean why) {
        if (notApplicable.isEmpty()) {
            return;
        }
        int results = notApplicable.stream().mapToInt(Finding::count).sum();
        String more = why ? "" : "; --verbose and the report say why";
        lines.add("Not applicable: " + Counts.of(results, "result") + more);
        Map<String, Integer> countOfReason = new LinkedHashMap<>();
        notApplicable.forEach(each -> countOfReason.merge(Printable.line(each.cause()), each.count(), Integer::sum));
        if (why) {
            countOfReason.forEach((reason, count) ->
                    lines.addAll(Wrapped.lines(count + " x " + reason, "  ", "     ", console.columns())));
        }
    }
}
