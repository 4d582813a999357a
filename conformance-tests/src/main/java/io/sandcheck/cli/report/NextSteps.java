package io.sandcheck.cli.report;

import static java.util.stream.Collectors.joining;

import io.sandcheck.report.Journal;
import io.sandcheck.report.ReportFormat;
import io.sandcheck.report.RunSummary;
import io.sandcheck.report.publication.Publication;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Says where the report is, and what to do with what it says. */
record NextSteps(RunSummary summary, Path out) {

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        Stream<String> beside = Stream.concat(
                Stream.of(Journal.FILE_NAME), Publication.FORMATS.stream().map(ReportFormat::fileName));
        lines.add("Report:        " + out.resolve(Publication.PAGE));
        lines.add("               beside it: "
                + beside.filter(name -> !name.equals(Publication.PAGE)).collect(joining(", ")));
        if (summary.unexpected() > 0) {
            lines.add("Next:          read the advice above; if a sandbox is meant to do so, write it down in the");
            lines.add(
                    "               expectations.yaml beside its sandbox.yaml, with the issue that tracks it; a draft of what deviates:");
            lines.add("               sandcheck expectations update %s --sandbox PATH".formatted(out));
        }
        if (summary.better() > 0) {
            lines.add("Next:          make the edits above; expectations update %s --sandbox PATH makes them too"
                    .formatted(out));
        }
        return lines;
    }
}
