package io.sandcheck.session;

import io.sandcheck.host.Host;
import io.sandcheck.host.Python;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A sandbox on a host under a policy, its start and its enforcement checked.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class OpenSandbox {

    private static final Duration CHECK_TIME_LIMIT = Duration.ofSeconds(15);

    private final Sandbox sandbox;
    private final SandboxPolicy policy;
    private final Host host;
    private final Confinement confinement;
    private final StartCheck start;
    private final List<EnforcementCheck> enforcement;

    /**
     * Bring what belongs to the sandbox to the host, and check its start and its enforcement.
     *
     * @param policy one that the sandbox offers
     */
    public OpenSandbox(Sandbox sandbox, SandboxPolicy policy, Host host) {
        this.sandbox = sandbox;
        this.policy = policy;
        this.host = host;
        this.confinement = Confinement.install(sandbox, policy, host);
        try (SandboxSession session = session(host.pythons().get(0), CHECK_TIME_LIMIT)) {
            this.start = StartCheck.of(session);
            this.enforcement =
                    start.started() ? new Enforcement(host, session).check(sandbox.definition(), policy) : List.of();
        }
    }

    /** Begin a session in it. */
    public SandboxSession session(Python python, Duration timeLimit) {
        return SandboxSession.inside(host, python, timeLimit, confinement);
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    public SandboxPolicy policy() {
        return policy;
    }

    public Host host() {
        return host;
    }

    /** Return whether it started. */
    public StartCheck start() {
        return start;
    }

    /** Return the first act that its policy must deny and that it let happen; nothing where it denied them all. */
    public Optional<EnforcementCheck> escape() {
        return enforcement.stream().filter(EnforcementCheck::escaped).findFirst();
    }
}
