package io.sandcheck.diagnosis;

import org.apiguardian.api.API;

/**
 * The step of an experiment that failed.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Phase {
    /** The sandbox could not run a trivial command. */
    START,
    /** An act that the policy must deny succeeded. */
    ENFORCEMENT,
    /** A guard tried an act that the policy must deny, and it had an effect. */
    GUARD,
    /** The workload failed inside. */
    WORKLOAD,
    /** The children of a session cannot do what their parent can, or can do more. */
    INHERITANCE,
    /** A session no longer answered. */
    SESSION,
    /** No step: a feature that sandboxes need was tried on the host itself, and denied. */
    HOST
}
