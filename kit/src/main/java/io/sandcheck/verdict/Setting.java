package io.sandcheck.verdict;

import io.sandcheck.host.HostCondition;
import io.sandcheck.sandbox.SandboxPolicy;
import org.apiguardian.api.API;

/**
 * The sandbox, policy and host of an experiment.
 *
 * @param host kind of host: {@code container}
 * @param condition host condition: {@code none}
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Setting(String sandbox, String version, SandboxPolicy policy, String host, String condition) {

    /** Return sandbox, version, policy and condition: {@code codex@0.124.0 workspace-write on userns-forbidden}. */
    public String label() {
        String onCondition = condition.equals(HostCondition.NONE.id()) ? "" : " on " + condition;
        return sandbox + "@" + version + " " + policy + onCondition;
    }
}
