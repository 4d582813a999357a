package io.sandcheck.verdict;

import org.apiguardian.api.API;

/**
 * Hears of experiments, from several threads at once.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface ResultListener {

    /** An experiment begins. */
    default void started(Subject subject, Setting setting) {}

    /** An experiment ended. */
    void finished(ScenarioResult result);
}
