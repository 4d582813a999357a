package io.sandcheck.doctor;

import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxPolicy;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Whether a sandbox would start on a host, according to the needs in its definition.
 *
 * @param program where it is installed; one that is not installed could be installed, and then start
 * @param outlooks for each policy that it offers
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Prognosis(Sandbox sandbox, Program program, Map<SandboxPolicy, Outlook> outlooks) {

    public Prognosis {
        outlooks = Collections.unmodifiableMap(new LinkedHashMap<>(outlooks));
    }

    /** Tell whether it is installed, and would start under each of its policies. */
    public boolean startsUnderAllPolicies() {
        return program.found()
                && outlooks.values().stream().allMatch(outlook -> outlook.starts() == Outlook.Answer.YES);
    }
}
