/** Scenarios in YAML files: {@link io.sandcheck.scenario.ScenarioFile}. */
@NullMarked
package io.sandcheck.scenario;

import org.jspecify.annotations.NullMarked;
