package io.sandcheck.cli.run;

import io.sandcheck.experiment.ResultListener;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.host.Host;
import io.sandcheck.verdict.Setting;
import io.sandcheck.verdict.Subject;
import java.util.Map;

/** Two listeners. The journal comes first, so a result that is shown is already on the disk. */
record ListenerPair(ResultListener first, ResultListener second) implements ResultListener {

    @Override
    public void entered(String place, Map<String, String> facts) {
        first.entered(place, facts);
        second.entered(place, facts);
    }

    @Override
    public void opened(String place, Host host) {
        first.opened(place, host);
        second.opened(place, host);
    }

    @Override
    public void warned(String line) {
        first.warned(line);
        second.warned(line);
    }

    @Override
    public void started(Subject subject, Setting setting) {
        first.started(subject, setting);
        second.started(subject, setting);
    }

    @Override
    public void finished(ScenarioResult result) {
        first.finished(result);
        second.finished(result);
    }
}
