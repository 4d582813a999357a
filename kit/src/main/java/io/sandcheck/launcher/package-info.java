/**
 * Finds scenarios on the class path and runs them through the JUnit Platform: {@link
 * io.sandcheck.launcher.ScenarioLauncher} finds them, {@link io.sandcheck.launcher.ScenarioChoice} chooses, {@link
 * io.sandcheck.launcher.RunPlan} plans the experiments.
 */
@NullMarked
package io.sandcheck.launcher;

import org.jspecify.annotations.NullMarked;
