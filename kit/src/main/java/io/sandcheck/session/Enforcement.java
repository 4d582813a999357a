package io.sandcheck.session;

import io.sandcheck.host.Host;
import io.sandcheck.sandbox.EnforcementAct;
import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.sandbox.SandboxPolicy;
import java.util.Arrays;
import java.util.List;

/** Tries in a sandbox what its policy must deny, and looks from outside for an effect. */
final class Enforcement {

    private final Host host;
    private final SandboxSession session;

    Enforcement(Host host, SandboxSession session) {
        this.host = host;
        this.session = session;
    }

    /** Try each act that the policy must deny and that the sandbox does not except from its promise. */
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
