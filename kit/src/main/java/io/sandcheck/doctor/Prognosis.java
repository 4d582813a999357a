package io.sandcheck.doctor;

import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxPolicy;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Whether a sandbox would start on a host, by what its definition says that it needs.
 *
 * @param program where it is installed; what is not installed could still be, and start then
 * @param outlooks for each policy that it offers
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Prognosis(Sandbox sandbox, Program program, Map<SandboxPolicy, Outlook> outlooks) {

    public Prognosis {
        outlooks = Collections.unmodifiableMap(new LinkedHashMap<>(outlooks));
    }

    /** Tell whether it is there, and would start under each of its policies. */
    public boolean startsUnderAllPolicies() {
        return program.found()
                && outlooks.values().stream().allMatch(outlook -> outlook.starts() == Outlook.Answer.YES);
    }
}
