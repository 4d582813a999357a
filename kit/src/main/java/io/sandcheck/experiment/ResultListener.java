package io.sandcheck.experiment;

import io.sandcheck.host.Host;
import io.sandcheck.verdict.Setting;
import io.sandcheck.verdict.Subject;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Is told about experiments, from several threads at once.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface ResultListener {

    /**
     * A host was opened.
     *
     * @param place its name, as {@link io.sandcheck.host.HostProvider#placeFor} gives it
     */
    default void opened(String place, Host host) {}

    /**
     * A sandbox was started for the first time under a policy.
     *
     * @param place the sandbox, with its policy
     * @param facts that show how it confines
     */
    default void entered(String place, Map<String, String> facts) {}

    /**
     * A sandbox runs for the first time, and its user should know something about it.
     *
     * @param line what it may do to the machine, or how it confines
     */
    default void warned(String line) {}

    /** An experiment begins. */
    default void started(Subject subject, Setting setting) {}

    /** An experiment ended. */
    void finished(ScenarioResult result);
}
