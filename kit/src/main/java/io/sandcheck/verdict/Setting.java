package io.sandcheck.verdict;

import io.sandcheck.sandbox.SandboxPolicy;
import org.apiguardian.api.API;

/**
 * What an experiment is made with.
 *
 * @param host kind of host: {@code container}
 * @param condition host condition: {@code none}
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Setting(String sandbox, String version, SandboxPolicy policy, String host, String condition) {

    /** Return sandbox, version and policy: {@code codex@0.124.0 workspace-write}. */
    public String label() {
        return sandbox + "@" + version + " " + policy;
    }
}
