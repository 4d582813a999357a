/**
 * AssertJ assertions for scenarios and for the results of experiments. {@link io.sandcheck.assertj.SandcheckAssertions}
 * is the entry point.
 *
 * <p>In a scenario you assert on a {@link io.sandcheck.sandbox.CommandResult}, on the files of a {@link
 * io.sandcheck.session.SandboxSession}, on a {@link io.sandcheck.guidance.FailedStart}, or on a {@link
 * io.sandcheck.inheritance.PolicyInheritance}. For the result of an experiment, assert on a {@link
 * io.sandcheck.experiment.ScenarioResult}.
 */
@NullMarked
package io.sandcheck.assertj;

import org.jspecify.annotations.NullMarked;
