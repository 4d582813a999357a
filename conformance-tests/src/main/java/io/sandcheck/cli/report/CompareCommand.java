package io.sandcheck.cli.report;

import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.Style;
import io.sandcheck.cli.terminal.Wrapped;
import io.sandcheck.diagnosis.Printable;
import io.sandcheck.report.compare.Allowance;
import io.sandcheck.report.compare.ChangeGroup;
import io.sandcheck.report.compare.ChangeKind;
import io.sandcheck.report.compare.RunComparison;
import io.sandcheck.report.compare.RunSeries;
import io.sandcheck.report.json.ComparisonJson;
import io.sandcheck.report.markdown.ComparisonMarkdown;
import io.sandcheck.report.publication.Publication;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares the results of runs, and fails if one is worse or gone in the last run. */
@API(status = API.Status.INTERNAL, since = "0.1")
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Compare two runs: which results are worse, better, new or gone? Compare more than two to see their history.",
        footer = {
            "",
            "Exit codes:",
            "  0  no result is worse than in the run before, or gone, unless you allow it",
            "  1  a result is worse or gone",
            "  2  wrong usage"
        })
public final class CompareCommand implements Callable<Integer> {

    /** The format of a comparison. */
    enum Format {
        TEXT,
        MARKDOWN,
        JSON
    }

    private final Console console;

    @Parameters(
            arity = "2..*",
            paramLabel = "RUN",
            description = "Directories of the reports of runs, at least two, the earliest first.")
    private List<Path> runs = new ArrayList<>();

    @Option(
            names = "--allow",
            paramLabel = "[SANDBOX:]SCENARIO",
            description = "Results that may be worse: 'python/*pool', codex:guard/write-home. Can be repeated.")
    private List<String> allowed = new ArrayList<>();

    @Option(
            names = "--allow-gone",
            description = "Results may be gone, for example because you removed scenarios on purpose.")
    private boolean goneAllowed;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "Format of the output: text, markdown or json. Default: text.")
    private Format format = Format.TEXT;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where to write a page, comparison.html, with comparison.md and comparison.json.")
    private @Nullable Path out;

    public CompareCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        RunSeries series =
                RunSeries.of(runs, allowed.stream().map(Allowance::new).toList(), goneAllowed);
        RunComparison comparison = series.last();
        switch (format) {
            case TEXT -> {
                new HistoryText(series).lines().forEach(console.out()::println);
                lines(comparison).forEach(console.out()::println);
            }
            case MARKDOWN -> console.out().print(ComparisonMarkdown.of(series));
            case JSON -> console.out().println(ComparisonJson.of(series));
        }
        if (out != null) {
            Path page = Publication.write(out, series);
            if (format == Format.TEXT) {
                console.out().println("Page: " + page);
            }
        }
        console.out().flush();
        return comparison.regressions() == 0 ? ExitCode.AS_EXPECTED : ExitCode.UNEXPECTED;
    }

    private List<String> lines(RunComparison comparison) {
        List<String> lines = new ArrayList<>();
        comparison.caveats().forEach(caveat -> lines.addAll(note(caveat)));
        comparison
                .unused()
                .forEach(allowance ->
                        lines.addAll(note("--allow %s: no result that it matches is worse; you can remove it"
                                .formatted(allowance.text()))));
        for (ChangeKind kind : ChangeKind.values()) {
            section(lines, kind, ChangeGroup.of(comparison, kind));
        }
        inventory(lines, comparison.inventory());
        if (!lines.isEmpty()) {
            lines.add("");
        }
        Style style = comparison.regressions() == 0 ? Style.GOOD : Style.BAD;
        lines.add(console.styled(style, comparison.inWords()));
        return lines;
    }

    private void inventory(List<String> lines, List<String> changes) {
        if (changes.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(console.styled(Style.BOLD, "WHAT COMMANDS CAN DO"));
        lines.add("");
        changes.forEach(line -> lines.addAll(Wrapped.underHeading(Printable.line(line), console.columns())));
    }

    private List<String> note(String text) {
        return Wrapped.lines(Printable.line(text), "Note: ", "      ", console.columns());
    }

    private void section(List<String> lines, ChangeKind kind, List<ChangeGroup> groups) {
        if (groups.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(console.styled(style(kind), kind.words().toUpperCase(Locale.ROOT)));
        for (ChangeGroup group : groups) {
            lines.add("");
            lines.add(Printable.line(group.sandbox()) + (group.allowed() ? "  (allowed)" : ""));
            group.lines().forEach(line -> lines.addAll(Wrapped.underHeading(line, console.columns())));
        }
    }

    private static Style style(ChangeKind kind) {
        return switch (kind) {
            case WORSE, GONE -> Style.BAD;
            case BETTER -> Style.GOOD;
            case OTHER_REASON -> Style.DOUBTFUL;
            case NEW -> Style.BOLD;
        };
    }
}
