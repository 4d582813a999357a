package io.sandcheck.session;

import io.sandcheck.sandbox.CommandResult;
import org.apiguardian.api.API;

/**
 * An act that a policy must deny, tried in the sandbox, its effect looked for from outside.
 *
 * @param act name of the act: {@code write-outside-workspace}
 * @param result how the command ended that tried it
 * @param effect what was seen of it outside; empty where it had none
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record EnforcementCheck(String act, CommandResult result, String effect) {

    /** Tell whether the sandbox let it happen. */
    public boolean escaped() {
        return !effect.isEmpty();
    }
}
