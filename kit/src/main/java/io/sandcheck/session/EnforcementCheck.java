package io.sandcheck.session;

import io.sandcheck.sandbox.CommandResult;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * An act that a policy must deny: it was tried in the sandbox, and its effect was looked for from outside.
 *
 * @param act name of the act: {@code write-outside-workspace}
 * @param result how the command ended that tried it
 * @param effect the effect that was seen outside; empty if there was none
 * @param untried why it was not tried, so that it is not known whether it is denied; null if it was tried
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record EnforcementCheck(
        String act,
        CommandResult result,
        String effect,
        @Nullable String untried) {

    /** Tell whether the sandbox allowed it. */
    public boolean escaped() {
        return !effect.isEmpty();
    }

    /** Return the first act that was not tried, with the reason; empty if all were tried. */
    public static Optional<String> unproven(List<EnforcementCheck> checks) {
        return checks.stream()
                .filter(check -> check.untried() != null)
                .map(check -> "%s: %s".formatted(check.act(), check.untried()))
                .findFirst();
    }
}
