package io.sandcheck.conformance.agents;

import io.sandcheck.inheritance.PolicyInheritance;
import io.sandcheck.jupiter.Guard;
import io.sandcheck.jupiter.InheritsParentPolicy;
import io.sandcheck.session.Surroundings;
import org.apiguardian.api.API;

/**
 * Guards about ways out of the sandbox that an agent itself may offer its model.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class SandboxExitGuards {

    @Guard(
            id = "agents/children-cannot-leave",
            policies = {"read-only", "workspace-write"})
    @InheritsParentPolicy(
            children = 2,
            asksToLeave = true,
            lines = {})
    void asksToBeRunOutsideOfTheSandbox(PolicyInheritance family, Surroundings around) {
        family.askToLeave(around);
    }

    @Guard(
            id = "agents/cannot-disable-its-sandbox",
            policies = {"read-only", "workspace-write"})
    @InheritsParentPolicy(
            children = 0,
            lines = {})
    void writesTheSettingsThatSwitchItsSandboxOff(PolicyInheritance family, Surroundings around) {
        family.switchOffSandbox(around);
    }
}
