package io.sandcheck.cli.run;

import io.sandcheck.cli.report.Closing;
import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.Counts;
import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.Style;
import io.sandcheck.cli.terminal.Wrapped;
import io.sandcheck.diagnosis.Printable;
import io.sandcheck.report.RecordedResult;
import io.sandcheck.report.Report;
import io.sandcheck.report.publication.Publication;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints the result of the demonstration: one line for each dummy. */
final class DemonstrationText implements Closing {

    private static final String HEADING = "Sandcheck sees";

    private final Console console;
    private final Demonstration demonstration;
    private final Path out;
    private final Closing details;
    private final boolean verbose;
    private boolean asItShouldBe;

    /** Create it. It is brief, unless details are requested, or a dummy is not caught. */
    DemonstrationText(Console console, Demonstration demonstration, RunOptions options, Closing details) {
        this.console = console;
        this.demonstration = demonstration;
        this.out = options.out();
        this.verbose = options.verbose();
        this.details = details;
    }

    /** Print what it is before anything runs. */
    void announce() {
        print(
                "This is a demonstration. It runs %s in built-in dummies: sandboxes with one known fault each, and %s without one. No sandbox of yours is tested."
                        .formatted(
                                Counts.of(demonstration.exhibits().size(), "experiment"), demonstration.soundOnes()));
        console.out().flush();
    }

    @Override
    public void print(Report report) {
        Map<Exhibit, RecordedResult> resultOf = new HashMap<>();
        report.results().forEach((offset, result) -> demonstration.exhibits().stream()
                .filter(exhibit -> exhibit.isAbout(result))
                .forEach(exhibit -> resultOf.put(exhibit, result)));
        int width = demonstration.exhibits().stream()
                .mapToInt(exhibit -> exhibit.sees().length())
                .reduce(HEADING.length(), Math::max);
        console.out().println();
        console.out().println(console.styled(Style.BOLD, "          " + padded(HEADING, width) + "the dummy"));
        for (Exhibit exhibit : demonstration.exhibits()) {
            console.out().println(line(exhibit, resultOf.get(exhibit), width));
        }
        asItShouldBe = demonstration.exhibits().stream().allMatch(exhibit -> isShown(exhibit, resultOf.get(exhibit)));
        if (verbose || !asItShouldBe) {
            details.print(report);
        }
    }

    private String line(Exhibit exhibit, @Nullable RecordedResult result, int width) {
        boolean shown = isShown(exhibit, result);
        String word = shown ? exhibit.faulty() ? "caught" : "passes" : "MISSED";
        String rest = "  " + padded(exhibit.sees(), width) + exhibit.sandbox();
        String instead = shown ? "" : " (%s)".formatted(result == null ? "not run" : result.verdict());
        return "  " + console.styled(shown ? Style.GOOD : Style.BAD, word) + rest + instead;
    }

    private static boolean isShown(Exhibit exhibit, @Nullable RecordedResult result) {
        return result != null && exhibit.isShownBy(result);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width + 2 - text.length());
    }

    @Override
    public int conclude(Report report, int exitCode) {
        console.out().println();
        if (asItShouldBe && exitCode == ExitCode.AS_EXPECTED) {
            print("All %d dummies with a fault were caught as they should be, and the %d without one passed."
                    .formatted(demonstration.faultyOnes(), demonstration.soundOnes()));
        } else {
            print(
                    "The demonstration failed: on this machine, Sandcheck missed a fault or saw one that is not there. The details are above and in the report.");
        }
        console.out().println();
        console.out().println("Details:  add --verbose, or open " + out.resolve(Publication.PAGE));
        new NextCommand().lines().forEach(console.out()::println);
        console.out().flush();
        return asItShouldBe ? exitCode : Math.max(exitCode, ExitCode.UNEXPECTED);
    }

    private void print(String text) {
        Wrapped.lines(Printable.line(text), "", "", console.columns()).forEach(console.out()::println);
    }
}
