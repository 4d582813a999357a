package io.sandcheck.session;

import io.sandcheck.sandbox.Transparency;
import org.apiguardian.api.API;

/**
 * A change that a sandbox makes to a command.
 *
 * @param words what was seen: {@code a variable of the environment does not reach the command}
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Interference(Transparency broken, String words) {}
