package io.sandcheck.verdict;

import io.sandcheck.host.HostCondition;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxPolicy;
import org.apiguardian.api.API;

/**
 * The sandbox, policy and condition under which a scenario runs.
 *
 * @param policy one that the sandbox offers
 * @param condition of the host
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Circumstances(Sandbox sandbox, SandboxPolicy policy, HostCondition condition) {

    /**
     * Return them as they appear in results.
     *
     * @param host name of the kind of host
     */
    public Setting setting(String host) {
        return new Setting(sandbox.name(), sandbox.version(), policy, host, condition.id());
    }

    /** Return them in words: {@code codex@0.124.0 workspace-write on userns-forbidden}. */
    @Override
    public String toString() {
        return "%s %s".formatted(sandbox, policy) + (condition.isNone() ? "" : " on " + condition);
    }
}
