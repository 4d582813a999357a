package io.sandcheck.cli.report;

import io.sandcheck.cli.terminal.CommandName;
import io.sandcheck.report.Journal;
import io.sandcheck.report.ReportFormat;
import io.sandcheck.report.RunSummary;
import io.sandcheck.report.publication.Publication;
import io.sandcheck.verdict.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Names the report and the next steps.
 *
 * @param definitions paths of the definitions that were run, with {@code #VARIANT} for a variant; empty if they are not
 *     known
 */
record NextSteps(RunSummary summary, Path out, List<String> definitions, boolean verbose) {

    /** Nobody reads a line with more. */
    private static final int MOST = 3;

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Report:        " + out.resolve(Publication.PAGE));
        if (verbose) {
            List<String> names = Stream.concat(
                            Stream.of(Journal.FILE_NAME),
                            Publication.FORMATS.stream().map(ReportFormat::fileName))
                    .filter(name -> !name.equals(Publication.PAGE))
                    .toList();
            int half = names.size() / 2;
            lines.add("               beside it: " + String.join(", ", names.subList(0, half)) + ",");
            lines.add("               " + String.join(", ", names.subList(half, names.size())));
        }
        String update = update();
        int broken = summary.count(Verdict.ERROR);
        if (broken > 0) {
            lines.add("Next:          correct what broke, as said above, and run again. An ERROR is never expected.");
        }
        if (summary.unexpected() > broken) {
            lines.add("Next:          follow the advice above. If the sandbox is meant to behave like this, list the");
            lines.add("               result in expectations.yaml beside its definition. This command makes a draft:");
            lines.add("               " + update);
        }
        if (summary.better() > 0) {
            lines.add("Next:          make the edits above, or let this command make them:");
            lines.add("               " + update);
        }
        return lines;
    }

    /**
     * The line can be pasted if the paths of the definitions are known. Definitions of the kit are only in its sources.
     */
    private String update() {
        boolean known = !definitions.isEmpty()
                && definitions.size() <= MOST
                && definitions.stream().allMatch(each -> Files.exists(Path.of(each.replaceFirst("#[^/]*$", ""))));
        Stream<String> options =
                (known ? definitions : List.of("PATH")).stream().flatMap(each -> Stream.of("--sandbox", each));
        return CommandName.with(Stream.concat(Stream.of("expectations", "update", out.toString()), options)
                .toArray(String[]::new));
    }
}
