/**
 * Hosts: the places where commands are executed. {@link io.sandcheck.host.HostKinds} lists the kinds, a {@link
 * io.sandcheck.host.HostProvider} opens a {@link io.sandcheck.host.Host}, and a {@link io.sandcheck.host.HostCondition}
 * changes one. {@link io.sandcheck.host.Peer}, {@link io.sandcheck.host.TestNetwork} and {@link
 * io.sandcheck.host.RemoteHost} run beside the commands.
 */
@NullMarked
package io.sandcheck.host;

import org.jspecify.annotations.NullMarked;
