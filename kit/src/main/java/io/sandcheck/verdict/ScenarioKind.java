package io.sandcheck.verdict;

import org.apiguardian.api.API;

/**
 * The kind of a scenario. Kinds are counted separately, never together: if a sandbox allows everything so that a
 * workload works, both counts change.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum ScenarioKind {
    /** It must allow what the workload needs. */
    COMPATIBILITY,
    /** It must deny an act that the policy forbids: the scenario is a guard. */
    SECURITY,
    /** If it cannot start, it must tell its user what is wrong, and leave nothing behind. */
    GUIDANCE
}
