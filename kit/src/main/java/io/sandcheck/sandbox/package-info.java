/**
 * Sandboxes, policies and commands.
 * <ul>
 * <li>{@link io.sandcheck.sandbox.SandboxCatalog} finds a {@link io.sandcheck.sandbox.Sandbox}, which is one version of
 * a {@link io.sandcheck.sandbox.SandboxDefinition}
 * <li>{@link io.sandcheck.sandbox.SandboxPolicy} says what commands may do, and {@link
 * io.sandcheck.sandbox.EnforcementAct} what a policy must deny
 * <li>{@link io.sandcheck.sandbox.Command} is what is run, and {@link io.sandcheck.sandbox.CommandResult} how it ended
 * <li>{@link io.sandcheck.sandbox.Capability}, {@link io.sandcheck.sandbox.Foundation} and {@link
 * io.sandcheck.sandbox.Tool} are what workloads, sandboxes and scenarios need
 * </ul>
 */
@NullMarked
package io.sandcheck.sandbox;

import org.jspecify.annotations.NullMarked;
