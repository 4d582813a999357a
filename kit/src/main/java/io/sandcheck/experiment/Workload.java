package io.sandcheck.experiment;

import io.sandcheck.inheritance.PolicyInheritance;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.Surroundings;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The code of a scenario: it runs commands in the session and asserts their results. A guard looks for effects in the
 * surroundings. It runs once outside of the sandbox and once inside.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface Workload {

    /**
     * Run it.
     *
     * @param family whose parent the session is; null if the scenario is about no family
     * @throws AssertionError if it does not work
     * @throws AssumptionException if an assumption does not hold; outside, the scenario then does not apply; inside, it
     *     does not work
     * @throws Exception if the scenario itself is broken
     */
    void run(SandboxSession session, Surroundings around, @Nullable PolicyInheritance family) throws Exception;
}
