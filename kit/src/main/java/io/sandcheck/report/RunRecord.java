package io.sandcheck.report;

import io.sandcheck.experiment.ResultListener;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.host.Host;
import io.sandcheck.report.RecordedRun.NotRun;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Keeps {@code run.json} up to date while a run goes on. The file exists before the first result, and names everything
 * that has been opened.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RunRecord implements ResultListener {

    private final Path directory;
    private final Redaction redaction;
    private final Clock clock;
    private RecordedRun run;
    private int results;

    private RunRecord(Path directory, RecordedRun run, Redaction redaction, Clock clock) {
        this.directory = directory;
        this.run = run;
        this.redaction = redaction;
        this.clock = clock;
    }

    /**
     * Begin the record of a run in an existing directory.
     *
     * @throws ReportException if nothing can be written there
     */
    public static RunRecord begin(Path directory, RecordedRun run, Redaction redaction, Clock clock) {
        RunRecord record = new RunRecord(directory, run.redacted(redaction), redaction, clock);
        record.write();
        return record;
    }

    @Override
    public synchronized void opened(String place, Host host) {
        run = run.withPlace(place, redaction.apply(host.facts().values()));
        write();
    }

    @Override
    public synchronized void entered(String place, Map<String, String> facts) {
        run = run.withPlace(place, redaction.apply(facts));
        write();
    }

    @Override
    public synchronized void finished(ScenarioResult result) {
        results++;
    }

    /**
     * Record the end.
     *
     * @param complete whether the run ended by itself; false if it was interrupted
     * @param faults that are not results
     */
    public synchronized void end(boolean complete, List<String> faults) {
        int missing = run.experiments() - results;
        if (missing > 0) {
            String reason = complete ? String.join("; ", redaction.apply(faults)) : "the run was interrupted";
            run = run.withNotRun(new NotRun("%d of %d experiments".formatted(missing, run.experiments()), reason));
        }
        run = run.endedAt(clock.instant(), complete);
        write();
    }

    private void write() {
        new RunFile(List.of(run), List.of()).write(directory);
    }
}
