package io.sandcheck.cli.run;

import io.sandcheck.experiment.ResultListener;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.host.Host;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The results of experiments in one sandbox on one host. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class CollectedResults implements ResultListener {

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

    public synchronized List<ScenarioResult> results() {
        return List.copyOf(results);
    }

    /** Return the host that was opened last; null if none was. */
    public synchronized @Nullable Host host() {
        return host;
    }
}
