/**
 * Experiments: one scenario in one sandbox, with two arms, the probes, and the verdict. {@link
 * io.sandcheck.experiment.Laboratory} holds what the experiments of a run share, {@link
 * io.sandcheck.experiment.Experiment} makes one, and {@link io.sandcheck.experiment.ScenarioResult} is its result.
 */
@NullMarked
package io.sandcheck.experiment;

import org.jspecify.annotations.NullMarked;
