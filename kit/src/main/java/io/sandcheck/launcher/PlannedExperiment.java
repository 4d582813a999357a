package io.sandcheck.launcher;

import io.sandcheck.report.ResultKey;
import io.sandcheck.verdict.Circumstances;
import io.sandcheck.verdict.Subject;
import org.apiguardian.api.API;

/**
 * An experiment of a plan. Whether the host has what it needs is checked when it runs.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PlannedExperiment(Subject subject, Circumstances circumstances) {

    /** Describe it: {@code python/fork-pool in codex@0.124.0 workspace-write}. */
    public String label() {
        return "%s in %s".formatted(subject.label(), circumstances);
    }

    ResultKey key(String host) {
        return ResultKey.of(subject, circumstances.setting(host));
    }
}
