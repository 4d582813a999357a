package io.sandcheck.verdict;

import org.apiguardian.api.API;

/**
 * The kind of a scenario. Kinds are counted separately and never averaged: if a sandbox opens everything to let a
 * workload work, both
 * counts change.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum ScenarioKind {
    /** It must allow what the workload needs. */
    COMPATIBILITY,
    /** It must deny an act that the policy forbids: the scenario is a guard. */
    SECURITY,
    /** It must tell its user what is wrong where it cannot start, and leave nothing behind. */
    GUIDANCE
}
