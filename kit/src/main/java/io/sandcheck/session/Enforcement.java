package io.sandcheck.session;

import io.sandcheck.host.Host;
import io.sandcheck.sandbox.EnforcementAct;
import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.sandbox.SandboxPolicy;
import java.util.Arrays;
import java.util.List;

/** Tries in a sandbox the acts that its policy must deny, and looks for an effect from outside. */
final class Enforcement {

    private final Host host;
    private final SandboxSession session;

    Enforcement(Host host, SandboxSession session) {
        this.host = host;
        this.session = session;
    }

    /** Try each act that the policy must deny, except those that the makers do not promise to deny. */
    List<EnforcementCheck> check(SandboxDefinition definition, SandboxPolicy policy) {
        return Arrays.stream(EnforcementAct.values())
                .filter(act -> act.deniedBy(policy))
                .filter(act -> !definition.unpromised().containsKey(act.id()))
                .map(this::attempt)
                .toList();
    }

    private EnforcementCheck attempt(EnforcementAct act) {
        try (Surroundings around = new Surroundings(host, session.python())) {
            ForbiddenActs.attempt(act, session, around);
            return new EnforcementCheck(
                    act.id(),
                    session.last().orElseThrow(),
                    around.effects(),
                    session.untried().orElse(null));
        }
    }
}
