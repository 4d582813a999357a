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
    /** The workload works outside and does not inside. */
    DEVIATES,
    /** The policy demands a denial, and the act succeeded. */
    ESCAPE,
    /** The sandbox would not start. */
    UNAVAILABLE,
    /** Nothing can be said: it does not work outside either, or what judges it was changed meanwhile. */
    INCONCLUSIVE,
    /** It was repeated, and did not always end alike. */
    UNSTABLE,
    /** The host or the sandbox lacks what the scenario is about. */
    NOT_APPLICABLE,
    /** The kit broke. */
    ERROR
}
