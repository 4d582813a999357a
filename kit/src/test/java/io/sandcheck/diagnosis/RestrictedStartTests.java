package io.sandcheck.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Starts that the kernel or its settings forbid. */
class RestrictedStartTests {

    private final Diagnostician diagnostician = new Diagnostician();

    @Test
    void restrictionOfTheHostIsToldWhereItsSysctlSaysSo() {
        Diagnosis diagnosis =
                diagnostician.diagnose(Observed.start("bwrap: loopback: Failed RTM_NEWADDR: Operation not permitted\n")
                        .fact(Fact.APPARMOR_RESTRICTS_USERNS, "1"));

        assertThat(diagnosis.id()).isEqualTo("apparmor-restricts-userns");
        assertThat(diagnosis.evidence())
                .containsExactly(
                        "bwrap: loopback: Failed RTM_NEWADDR: Operation not permitted",
                        "host: kernel.apparmor_restrict_unprivileged_userns = 1");
    }

    @ParameterizedTest
    @CsvSource({
        "unprivileged_userns (enforce), apparmor-restricts-userns",
        "unprivileged_userns (complain), userns-capabilities-denied",
        "docker-default (enforce), userns-capabilities-denied",
        "unconfined, userns-capabilities-denied"
    })
    void profileThatIsEnforcedIsToldForTheCause(String profile, String id) {
        Diagnosis diagnosis =
                diagnostician.diagnose(Observed.start("bwrap: loopback: Failed RTM_NEWADDR: Operation not permitted\n")
                        .fact(Fact.APPARMOR_PROFILE, profile));

        assertThat(diagnosis.id()).isEqualTo(id);
        assertThat(diagnosis.evidence()).contains("host: the AppArmor profile of this process is " + profile);
    }

    @Test
    void remedyThatChangesASettingIsNotGivenWhereTheKernelHasNoSuchSetting() {
        Observation observation = Observed.start("bwrap: loopback: Failed RTM_NEWADDR: Operation not permitted\n");
        Fact setting = Fact.APPARMOR_RESTRICTS_USERNS;

        assertThat(diagnostician.diagnose(observation).advice()).anyMatch(advice -> advice.contains(setting.id()));
        assertThat(diagnostician.diagnose(observation.fact(setting, "absent")).advice())
                .isNotEmpty()
                .noneMatch(advice -> advice.contains(setting.id()));
    }

    @Test
    void restrictedUserNamespaceShowsTheSettingsThatAreKnown() {
        Diagnosis diagnosis =
                diagnostician.diagnose(Observed.start("bwrap: loopback: Failed RTM_NEWADDR: Operation not permitted\n")
                        .fact(Fact.MAX_USER_NAMESPACES, "96365"));

        assertThat(Explanation.inBrief(diagnosis))
                .containsExactly(
                        "what: The sandbox got a user namespace without capabilities, so it may not bring up loopback in its network namespace (RTM_NEWADDR, EPERM). [userns-capabilities-denied] (probable)",
                        "seen: bwrap: loopback: Failed RTM_NEWADDR: Operation not permitted"
                                + " | host: user.max_user_namespaces = 96365",
                        "why:  This is the host's restriction of unprivileged user namespaces (AppArmor on Ubuntu 23.10"
                                + " and later), or a container without CAP_NET_ADMIN; the sandbox and the command are"
                                + " not to blame.",
                        "do:   Load an AppArmor profile for bwrap that grants userns (Ubuntu: bwrap-userns-restrict"
                                + " from apparmor-profiles). Weakens: programs started through bwrap may create user"
                                + " namespaces.",
                        "      Profiles are attached by path. If the sandbox brings its own bwrap, make it use the system's /usr/bin/bwrap. Weakens nothing more.",
                        "      sysctl -w kernel.apparmor_restrict_unprivileged_userns=0. Weakens: every program on the"
                                + " host reaches kernel code that otherwise only root reaches.");
    }

    @Test
    void rootThatMayNotUnshareLacksTheCapabilityAlone() {
        Observation observation = Observed.start("unshare: unshare failed: Operation not permitted\n");

        assertThat(diagnostician.diagnose(observation.fact(Fact.UID, "0")).id()).isEqualTo("capability-missing");
        assertThat(diagnostician.diagnose(observation.fact(Fact.UID, "1000")).id())
                .isEqualTo("userns-forbidden");
    }

    @Test
    void sandboxForRootAloneLacksTheCapabilityAndNotAUserNamespace() {
        Diagnosis diagnosis =
                diagnostician.diagnose(Observed.start("unshare: unshare failed: Operation not permitted\n")
                        .fact(Fact.UID, "1000")
                        .fact(Fact.NEEDS, "mount-as-root"));

        assertThat(diagnosis.id()).isEqualTo("capability-missing");
        assertThat(diagnosis.advice())
                .containsExactly(
                        "Run it as root, as it is meant to be. Weakens: a process that escapes from it is root.");
    }

    @Test
    void landlockThatIsMissingIsToldWithItsErrno() {
        Diagnosis diagnosis = diagnostician.diagnose(
                Observed.start("setpriv: landlock_create_ruleset failed: Function not implemented\n")
                        .fact(Fact.LANDLOCK_ABI, "none (ENOSYS)"));

        assertThat(diagnosis.evidence())
                .startsWith(
                        "setpriv: landlock_create_ruleset failed: Function not implemented",
                        "host: the version of Landlock's interface (ABI) is none (ENOSYS)");
    }

    @Test
    void sandboxThatDoesWithoutLandlockDoesNotEnforce() {
        Observation observation = Observation.of(Phase.ENFORCEMENT, Observed.exited(0, "", ""))
                .facts(Map.of(Fact.POLICY, "read-only", Fact.ACT, "write-outside-workspace", Fact.NEEDS, "landlock"));
        Observation without = observation.fact(Fact.LANDLOCK_ABI, "none (ENOSYS)");

        assertThat(diagnostician.diagnose(without).title())
                .isEqualTo(
                        "The sandbox does not enforce read-only: write-outside-workspace must be denied, but succeeded, because there is no Landlock here, and it ran the command without it.");
        assertThat(diagnostician
                        .diagnose(without.fact(Fact.NEEDS, "pivot-root"))
                        .title())
                .endsWith(" must be denied, but succeeded.");
        assertThat(diagnostician
                        .diagnose(observation.fact(Fact.LANDLOCK_ABI, "7"))
                        .title())
                .endsWith(" must be denied, but succeeded.");
    }

    @Test
    void landlockThatIsTooOldIsToldInVersions() {
        Diagnosis diagnosis = diagnostician.diagnose(Observed.start(
                "missing kernel Landlock support. Got Landlock ABI v7, wanted {Landlock V9; FS: all; Net: all}\n"));

        assertThat(diagnosis.title())
                .isEqualTo("The sandbox needs version 9 of Landlock's interface (ABI), and this kernel has version 7.");
    }
}
