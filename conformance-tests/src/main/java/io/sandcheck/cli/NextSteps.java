package io.sandcheck.cli;

import io.sandcheck.report.Journal;
import io.sandcheck.report.RunSummary;
import io.sandcheck.report.junit.JunitXml;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Says where the report is, and what to do with what it says. */
record NextSteps(RunSummary summary, Path out) {

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Report:        %s, %s".formatted(out.resolve(Journal.FILE_NAME), out.resolve(JunitXml.FILE_NAME)));
        if (summary.unexpected() > 0) {
            lines.add("Next:          read the advice above; where a sandbox is meant to do so, write it down in the");
            lines.add("               expectations.yaml beside its sandbox.yaml, with the issue that tracks it");
        }
        if (summary.better() > 0) {
            lines.add("Next:          take what is better than expected out of the expectations.yaml of its sandbox");
        }
        return lines;
    }
}
