/**
 * A sandbox opened on a host, and sessions in it that run commands.
 *
 * <p>For scenarios:
 * <ul>
 * <li>{@link io.sandcheck.session.SandboxSession} runs commands, inside or outside of a sandbox
 * <li>{@link io.sandcheck.session.Surroundings} prepares things outside of the sandbox and looks for effects there
 * <li>{@link io.sandcheck.session.Listener}, {@link io.sandcheck.session.Victim} and {@link
 * io.sandcheck.session.WatchedTries} help guards to see an effect
 * <li>{@link io.sandcheck.session.ForbiddenActs}, {@link io.sandcheck.session.FileTool} and {@link
 * io.sandcheck.session.FileToolActs} do acts that policies forbid
 * </ul>
 *
 * <p>For launchers: {@link io.sandcheck.session.OpenSandbox} and {@link io.sandcheck.session.SessionFamily} open
 * sandboxes and check their start, their enforcement and what they change in a command.
 */
@NullMarked
package io.sandcheck.session;

import org.jspecify.annotations.NullMarked;
