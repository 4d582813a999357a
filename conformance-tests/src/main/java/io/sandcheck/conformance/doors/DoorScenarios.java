package io.sandcheck.conformance.doors;

import static io.sandcheck.assertj.SandcheckAssertions.assertThat;

import io.sandcheck.inheritance.PolicyInheritance;
import io.sandcheck.jupiter.InheritsParentPolicy;
import io.sandcheck.jupiter.Scenario;
import io.sandcheck.jupiter.ThroughDoors;
import org.apiguardian.api.API;

/**
 * Scenarios about the doors of an agent, which may do exactly what its shell may.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class DoorScenarios {

    @Scenario(
            id = "doors/keep-policy",
            policies = {"read-only", "workspace-write", "unrestricted"})
    @ThroughDoors({"background", "mcp", "hook", "user-command"})
    @InheritsParentPolicy(children = 1)
    void mayDoWhatTheShellMay(PolicyInheritance doorBesideTheShell) {
        assertThat(doorBesideTheShell).everyChildMatchesItsParent();
    }
}
