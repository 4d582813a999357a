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
    /** An act that a guard tried, and that the policy must deny, had its effect. */
    GUARD,
    /** The workload failed inside. */
    WORKLOAD,
    /** The children of a session cannot do what their parent can, or can do more. */
    INHERITANCE,
    /** A session could not be spoken to any more. */
    SESSION,
    /** No step: something that sandboxes build on was tried on the host itself, and denied. */
    HOST
}
