/**
 * The JUnit Jupiter extension: annotations that turn a test method into a scenario.
 *
 * <p>Kinds of scenarios, one for each method:
 * <ul>
 * <li>{@link io.sandcheck.jupiter.Scenario}: a workload that must work in a sandbox
 * <li>{@link io.sandcheck.jupiter.Guard}: an act that a policy forbids
 * <li>{@link io.sandcheck.jupiter.InheritsParentPolicy}: a session and its children
 * <li>{@link io.sandcheck.jupiter.ThroughDoors}: the doors of an agent, such as its MCP servers
 * <li>{@link io.sandcheck.jupiter.StartUp}: a sandbox that cannot start, and what it tells its user
 * <li>{@link io.sandcheck.jupiter.ScenarioFiles}: scenarios in YAML files
 * </ul>
 *
 * <p>How often they run: {@link io.sandcheck.jupiter.ForEachPython}, {@link io.sandcheck.jupiter.ForEachVariant}.
 *
 * <p>What they need: {@link io.sandcheck.jupiter.Requires} and the annotations {@code Requires…} for a capability that
 * the sandbox may deny; {@link io.sandcheck.jupiter.NeedsTools}, {@link io.sandcheck.jupiter.NeedsTestNetwork} and
 * {@link io.sandcheck.jupiter.OnHost} for the host.
 *
 * <p>Where they come from: {@link io.sandcheck.jupiter.ReportedIn}.
 */
@NullMarked
package io.sandcheck.jupiter;

import org.jspecify.annotations.NullMarked;
