package io.sandcheck.cli.bisect;

import io.sandcheck.cli.run.SingleRun;
import io.sandcheck.host.RunOwner;
import io.sandcheck.launcher.RunPlan;
import io.sandcheck.report.Journal;
import io.sandcheck.report.JournalMerge;
import io.sandcheck.report.RecordedRun;
import io.sandcheck.report.Report;
import io.sandcheck.report.publication.Publication;
import io.sandcheck.report.publication.RunReport;
import io.sandcheck.sandbox.Release;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * The report of the judged releases, with a column for each, and the journal of each release beside it.
 *
 * @param directory of the report; those of the releases are below it
 * @param arguments of the command
 */
record BisectionReport(Path directory, List<String> arguments) {

    SingleRun.ReportStart of(String version) {
        return (owner, plan) ->
                RunReport.begin(directory.resolve(version), begun(owner, plan), false, Clock.systemUTC());
    }

    private RecordedRun begun(RunOwner owner, RunPlan plan) {
        return RecordedRun.begun(
                owner.runId(),
                Instant.now(),
                arguments,
                plan.selection(),
                plan.experiments().size(),
                null,
                List.of());
    }

    boolean has(String version) {
        return Files.exists(directory.resolve(version).resolve(Journal.FILE_NAME));
    }

    void publish(List<Release> releases) {
        List<Path> journals = releases.stream()
                .map(Release::version)
                .filter(this::has)
                .map(directory::resolve)
                .toList();
        JournalMerge.merge(journals, directory);
        try (Report report = Report.open(directory, false)) {
            Publication.write(directory, report);
        }
    }
}
