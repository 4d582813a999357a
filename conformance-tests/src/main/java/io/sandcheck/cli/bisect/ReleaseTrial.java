package io.sandcheck.cli.bisect;

import io.sandcheck.cli.run.ResultLine;
import io.sandcheck.cli.run.SingleRun;
import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.UsageException;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.launcher.LauncherException;
import io.sandcheck.sandbox.Release;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.selection.Selection;
import java.util.List;

/** Runs a scenario in one release of a sandbox. */
record ReleaseTrial(
        Console console, List<String> packages, String scenario, Selection selection, BisectionReport report) {

    JudgedRelease judge(Release release) {
        Sandbox released = new Sandbox(selection.sandboxes().get(0).definition(), release.version());
        List<ScenarioResult> results;
        try {
            results = new SingleRun(console, packages, false)
                    .run(selection.at(released), scenario, report.of(release.version()))
                    .results()
                    .results();
        } catch (LauncherException e) {
            return JudgedRelease.notMade(release.version(), String.valueOf(e.getMessage()));
        }
        if (results.size() != 1) {
            throw new UsageException(
                    "bisect searches for one experiment, but these options match %d; choose one with --policy and a variant, as in [%s]"
                            .formatted(results.size(), ResultLine.of(results.get(0))));
        }
        return JudgedRelease.of(release.version(), results.get(0));
    }
}
