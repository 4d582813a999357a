package io.sandcheck.verdict;

import org.apiguardian.api.API;

/**
 * The verdict of an experiment.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Verdict {
    /** The workload works inside as it does outside. */
    CONFORMS,
    /** The workload works outside but not inside. */
    DEVIATES,
    /** The policy must deny the act, but the act succeeded. */
    ESCAPE,
    /** The sandbox did not start. */
    UNAVAILABLE,
    /** Nothing can be said: it does not work outside either, or the programs that judge it were changed meanwhile. */
    INCONCLUSIVE,
    /** It was repeated, and the verdicts differ. */
    UNSTABLE,
    /** The host or the sandbox does not have the feature that the scenario is about. */
    NOT_APPLICABLE,
    /** The kit broke. */
    ERROR
}
