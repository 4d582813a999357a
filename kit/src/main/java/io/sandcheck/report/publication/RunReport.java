package io.sandcheck.report.publication;

import io.sandcheck.experiment.ResultListener;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.host.Host;
import io.sandcheck.report.Journal;
import io.sandcheck.report.RecordedRun;
import io.sandcheck.report.Redaction;
import io.sandcheck.report.Report;
import io.sandcheck.report.ReportException;
import io.sandcheck.report.RunRecord;
import io.sandcheck.verdict.Setting;
import io.sandcheck.verdict.Subject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * The report of a run in progress: its journal and its record grow with the results. The formats are written at its
 * end, whenever that is.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RunReport implements ResultListener {

    private final Path directory;
    private final boolean strict;
    private final Journal journal;
    private final RunRecord record;

    private RunReport(Path directory, boolean strict, Journal journal, RunRecord record) {
        this.directory = directory;
        this.strict = strict;
        this.journal = journal;
        this.record = record;
    }

    /**
     * Begin a report. The files of an earlier run there are removed. Credentials in the environment of this process are
     * not written into it.
     *
     * @param strict whether a result that is better than expected is a failure too
     * @throws ReportException if nothing can be written there
     */
    public static RunReport begin(Path directory, RecordedRun run, boolean strict, Clock clock) {
        Redaction redaction = Redaction.of(System.getenv());
        Journal journal = Journal.open(directory, redaction);
        try {
            Publication.removeFrom(directory);
            return new RunReport(directory, strict, journal, RunRecord.begin(directory, run, redaction, clock));
        } catch (ReportException e) {
            journal.close();
            throw e;
        }
    }

    @Override
    public void opened(String place, Host host) {
        record.opened(place, host);
    }

    @Override
    public void entered(String place, Map<String, String> facts) {
        record.entered(place, facts);
    }

    @Override
    public void started(Subject subject, Setting setting) {
        journal.started(subject, setting);
    }

    @Override
    public void finished(ScenarioResult result) {
        journal.finished(result);
        record.finished(result);
    }

    /**
     * Accept no more results.
     *
     * @param complete whether the run ended by itself
     * @param faults that are not results
     */
    public void end(boolean complete, List<String> faults) {
        journal.close();
        record.end(complete, faults);
    }

    /** Open the report as far as it exists. */
    public Report open() {
        return Report.open(directory, strict);
    }

    /**
     * End it, and write all formats.
     *
     * @param complete whether the run ended by itself
     */
    public void publish(boolean complete) {
        end(complete, List.of());
        try (Report report = open()) {
            Publication.write(directory, report);
        }
    }
}
