package io.sandcheck.cli.report;

import io.sandcheck.cli.terminal.CommandName;
import io.sandcheck.report.Journal;
import io.sandcheck.report.ReportFormat;
import io.sandcheck.report.RunSummary;
import io.sandcheck.report.publication.Publication;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Says where the report is, and what to do with what it says. */
record NextSteps(RunSummary summary, Path out, boolean verbose) {

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
        String update = CommandName.with("expectations", "update", out.toString(), "--sandbox", "PATH");
        if (summary.unexpected() > 0) {
            lines.add("Next:          read the advice above. If the sandbox is meant to do so, write it down in the");
            lines.add(
                    "               expectations.yaml beside its sandbox.yaml, with the issue that tracks it. A draft:");
            lines.add("               " + update);
        }
        if (summary.better() > 0) {
            lines.add("Next:          make the edits above, or have them made:");
            lines.add("               " + update);
        }
        return lines;
    }
}
