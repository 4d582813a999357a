package io.sandcheck.cli;

import io.sandcheck.experiment.ResultListener;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.host.Host;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Experiments in one sandbox on one host, as they were made. */
final class Experiments implements ResultListener {

    private final List<ScenarioResult> results = new ArrayList<>();
    private @Nullable Host host;

    @Override
    public synchronized void opened(String place, Host opened) {
        host = opened;
    }

    @Override
    public synchronized void finished(ScenarioResult result) {
        results.add(result);
    }

    synchronized List<ScenarioResult> results() {
        return List.copyOf(results);
    }

    /** Return the host that was opened last; null where none was. */
    synchronized @Nullable Host host() {
        return host;
    }
}
