package io.sandcheck.conformance.agents;

import static io.sandcheck.assertj.SandcheckAssertions.assertThat;

import io.sandcheck.inheritance.PolicyInheritance;
import io.sandcheck.jupiter.InheritsParentPolicy;
import io.sandcheck.jupiter.NeedsTestNetwork;
import io.sandcheck.jupiter.NeedsTools;
import io.sandcheck.jupiter.ReportedIn;
import io.sandcheck.jupiter.Scenario;
import org.apiguardian.api.API;

/**
 * Scenarios about the children of a session, which may do exactly what their parent may.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@ReportedIn("openai/codex#14357")
public class InheritanceScenarios {

    private static final String[] NAMES = {"example.com", "data.sec.gov", "www.ercot.com"};

    @Scenario(
            id = "agents/children-keep-network-policy",
            policies = {"workspace-write", "workspace-write+network", "unrestricted"})
    @InheritsParentPolicy(
            children = 2,
            lines = {"connect-*", "resolve-*", "ping-*", "bind-*", "namespace net", "Seccomp"})
    void childrenReachWhatTheirParentReaches(PolicyInheritance family) {
        assertThat(family).everyChildMatchesItsParent();
    }

    @Scenario(
            id = "agents/children-resolve-names",
            policies = {"workspace-write+network", "unrestricted"})
    @NeedsTestNetwork
    @NeedsTools({"curl", "ping"})
    @InheritsParentPolicy(
            children = 2,
            lines = {"getaddrinfo *", "curl *", "ping *", "resolve-*", "connect-network*", "ping-*"})
    void childrenResolveWhatTheirParentResolves(PolicyInheritance family) {
        family.run("reach_names.py", NAMES);

        assertThat(family).everyChildMatchesItsParent();
    }

    /** As in the report: a person widens the policy of a session, but its workers still have no network. */
    @Scenario(id = "agents/children-resolve-names-after-change", policies = "unrestricted")
    @NeedsTestNetwork
    @NeedsTools({"curl", "ping"})
    @InheritsParentPolicy(children = 2, openedUnder = "workspace-write")
    void childrenResolveWhatTheirParentResolvesSinceAChange(PolicyInheritance family) {
        family.run("reach_names.py", NAMES);

        assertThat(family).everyChildMatchesItsParent();
    }

    @Scenario(
            id = "agents/children-keep-environment-markers",
            policies = {"workspace-write", "unrestricted"})
    @InheritsParentPolicy(children = 2, lines = "marker *")
    void theEnvironmentOfChildrenSaysWhatThatOfTheirParentSays(PolicyInheritance family) {
        assertThat(family).everyChildMatchesItsParent();
    }

    @Scenario(
            id = "agents/children-follow-policy-change",
            policies = {"workspace-write+network", "unrestricted"})
    @InheritsParentPolicy(children = 2, openedUnder = "workspace-write")
    void childrenFollowAPolicyThatWasWidened(PolicyInheritance family) {
        assertThat(family).everyChildMatchesItsParent();
    }

    @Scenario(
            id = "agents/children-never-exceed-parent",
            policies = {"read-only", "workspace-write"})
    @InheritsParentPolicy(children = 2, openedUnder = "unrestricted")
    void childrenFollowAPolicyThatWasNarrowed(PolicyInheritance family) {
        assertThat(family).everyChildMatchesItsParent();
    }

    @Scenario(
            id = "agents/running-children-follow-policy-change",
            policies = {"read-only", "workspace-write"})
    @InheritsParentPolicy(children = 2, openedUnder = "unrestricted", whileTheyRun = true)
    void childrenThatRunFollowAPolicyThatIsNarrowed(PolicyInheritance family) {
        assertThat(family).everyChildMatchesItsParent();
    }

    @Scenario(
            id = "agents/running-children-follow-wider-policy",
            policies = {"workspace-write+network", "unrestricted"})
    @InheritsParentPolicy(children = 2, openedUnder = "workspace-write", whileTheyRun = true)
    void childrenThatRunFollowAPolicyThatIsWidened(PolicyInheritance family) {
        assertThat(family).everyChildMatchesItsParent();
    }

    @Scenario(
            id = "agents/grandchildren-inherit",
            policies = {"workspace-write", "unrestricted"})
    @InheritsParentPolicy(children = 1, grandchildren = 1)
    void grandchildrenMayDoWhatTheirGrandparentMay(PolicyInheritance family) {
        assertThat(family).everyChildMatchesItsParent();
    }

    @Scenario(
            id = "agents/roles-keep-their-policy",
            policies = {"workspace-write+network", "unrestricted"})
    @ReportedIn("openai/codex#45482")
    @InheritsParentPolicy(children = 1, inRoles = true)
    void childrenInRolesKeepToThePolicyOfTheirRole(PolicyInheritance family) {
        assertThat(family).everyChildMatchesItsParent();
    }

    @Scenario(
            id = "agents/roles-never-exceed-parent",
            policies = {"read-only", "workspace-write"})
    @InheritsParentPolicy(children = 1, inRoles = true)
    void childrenInRolesMayDoNoMoreThanTheirParent(PolicyInheritance family) {
        assertThat(family).everyChildMatchesItsParent();
    }
}
