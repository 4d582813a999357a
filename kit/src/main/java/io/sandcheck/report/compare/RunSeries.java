package io.sandcheck.report.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Two or more runs, the earliest first: the changes from each to the next, and the history of what changed.
 *
 * @param runs the runs
 * @param steps one less than runs: each compared to the next
 * @param histories of sandboxes with several releases, or in several runs; empty for two runs
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RunSeries(List<ComparedRun> runs, List<RunComparison> steps, List<History> histories) {

    public RunSeries {
        runs = List.copyOf(runs);
        steps = List.copyOf(steps);
        histories = List.copyOf(histories);
    }

    /**
     * Compare runs.
     *
     * @param directories of their reports, at least two, the earliest first
     * @param allowances accepted regressions in the last run
     * @param goneAllowed whether missing results are accepted in the last run
     * @throws io.sandcheck.report.ReportException if one of them cannot be read
     */
    public static RunSeries of(List<Path> directories, List<Allowance> allowances, boolean goneAllowed) {
        List<ComparedRun> runs = ComparedRun.of(directories);
        List<RunComparison> steps = new ArrayList<>();
        for (int i = 1; i < directories.size(); i++) {
            boolean last = i == directories.size() - 1;
            steps.add(RunComparison.of(
                    directories.get(i - 1), directories.get(i), last ? allowances : List.of(), last && goneAllowed));
        }
        List<History> histories = directories.size() == 2 ? List.of() : Histories.of(directories);
        return new RunSeries(runs, steps, histories);
    }

    /** Return the comparison of the last two runs, which decides whether something is worse. */
    public RunComparison last() {
        return steps.get(steps.size() - 1);
    }
}
