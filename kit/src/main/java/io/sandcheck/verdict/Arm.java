package io.sandcheck.verdict;

import io.sandcheck.sandbox.CommandResult;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a scenario's workload.
 *
 * @param command the command that decided: the last one that the scenario ran; null where it ran none
 * @param failure what the scenario found wrong; null where the workload works
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Arm(@Nullable CommandResult command, @Nullable String failure) {

    public boolean works() {
        return failure == null;
    }
}
