package io.sandcheck.host;

import org.apiguardian.api.API;

/**
 * The directories on a host, as absolute paths.
 *
 * @param root directory that contains everything that the kit puts on the host
 * @param home home directory of the user that runs the commands
 * @param workspace directory that a workspace policy lets a command write
 * @param outside directory that is protected only by its owner's permissions; a workspace policy must deny writing
 *     there
 * @param fixtures directory with {@code checks}, {@code probes}, {@code workloads}, {@code peers}, {@code acts}, {@code
 *     adapters} and {@code runner}
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record HostLayout(String root, String home, String workspace, String outside, String fixtures) {}
