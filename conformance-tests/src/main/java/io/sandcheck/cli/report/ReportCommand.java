package io.sandcheck.cli.report;

import io.sandcheck.cli.options.VerboseOption;
import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.Faults;
import io.sandcheck.report.JournalMerge;
import io.sandcheck.report.Report;
import io.sandcheck.report.RunFile;
import io.sandcheck.report.publication.Publication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the formats of a report again, and merges several reports into one. */
@API(status = API.Status.INTERNAL, since = "0.1")
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Make a report from the records of one run, or merge several runs into one report.",
        footer = {
            "",
            "Exit codes:",
            "  0  everything is as expected",
            "  1  a result is not as expected",
            "  2  wrong usage",
            "  3  Sandcheck broke during a run, a run is not complete, or a shard is missing"
        })
public final class ReportCommand implements Callable<Integer> {

    private static final Path DEFAULT = Path.of("sandcheck-report");

    private final Console console;

    @Parameters(
            arity = "0..*",
            paramLabel = "RUN",
            description = "Directory of a run's report. Default: sandcheck-report.")
    private List<Path> runs = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Directory to write the report to. Default: the directory of the run; sandcheck-report for several runs.")
    private @Nullable Path out;

    @Option(names = "--strict", description = "Fail for results that are better than expected, too.")
    private boolean strict;

    @Mixin
    private VerboseOption verbose = new VerboseOption();

    public ReportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Path> from = runs.isEmpty() ? List.of(DEFAULT) : runs;
        Path into = out != null ? out : from.size() == 1 ? from.get(0) : DEFAULT;
        boolean merges = from.size() > 1 || out != null;
        List<String> untold = from.stream()
                .filter(run -> !Files.exists(run.resolve(RunFile.FILE_NAME)))
                .map(
                        "Report [%s] has no run.json, so it is not known whether its run is complete; copy that file, too"
                                ::formatted)
                .toList();
        if (merges) {
            JournalMerge.merge(from, into);
        }
        try (Report report = Report.open(into, strict)) {
            Publication.write(into, report);
            if (report.summary().total() == 0) {
                return exitCode(report, merges, untold);
            }
            Closing closing = new ClosingReport(console, into, List.of(), verbose.wanted());
            closing.print(report);
            return closing.conclude(report, exitCode(report, merges, untold));
        }
    }

    /** One part of a divided run may be looked at alone, but a merged report must be complete. */
    private int exitCode(Report report, boolean merged, List<String> untold) {
        Faults faults = new Faults(console);
        List<String> missing = report.missing();
        int exitCode = new Conclusion(report.summary(), strict, !missing.isEmpty()).exitCode(faults);
        List<String> incomplete = new ArrayList<>(report.incomplete());
        incomplete.addAll(untold);
        if (merged) {
            incomplete.addAll(missing);
        }
        incomplete.forEach(faults::print);
        return incomplete.isEmpty() ? exitCode : ExitCode.BROKEN;
    }
}
