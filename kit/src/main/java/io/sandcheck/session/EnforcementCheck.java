package io.sandcheck.session;

import io.sandcheck.sandbox.CommandResult;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * An act that a policy must deny, tried in the sandbox, its effect looked for from outside.
 *
 * @param act name of the act: {@code write-outside-workspace}
 * @param result how the command ended that tried it
 * @param effect what was seen of it outside; empty where it had none
 * @param untried why it was not tried, so that nothing is known of whether it is denied; null if it was
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record EnforcementCheck(
        String act,
        CommandResult result,
        String effect,
        @Nullable String untried) {

    /** Tell whether the sandbox let it happen. */
    public boolean escaped() {
        return !effect.isEmpty();
    }

    /** Say which of the acts was not tried, and why. */
    public static Optional<String> unproven(List<EnforcementCheck> checks) {
        return checks.stream()
                .filter(check -> check.untried() != null)
                .map(check -> "%s: %s".formatted(check.act(), check.untried()))
                .findFirst();
    }
}
