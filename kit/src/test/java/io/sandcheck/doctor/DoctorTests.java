package io.sandcheck.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sandcheck.diagnosis.Diagnostician;
import io.sandcheck.diagnosis.Explanation;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxCatalog;
import io.sandcheck.sandbox.SandboxPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoctorTests {

    private static final String OF_USERNS =
            "uid-map mount-namespace pivot-root pid-namespace proc-mount network-namespace";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ubuntu-24.04        | apparmor-restricts-userns |                |
            debian-12-clone-off | userns-forbidden          | user-namespace | kernel.unprivileged_userns_clone is 0 on this host: only root may make user namespaces.
            rhel-9-limit-zero   | userns-limit              | user-namespace | user.max_user_namespaces is 0 on this host, which forbids user namespaces; ENOSPC is not about a disk here.
            docker              | userns-forbidden          | user-namespace | A seccomp filter is in force here. A container's filter denies it: with Docker's default profile, only a process with CAP_SYS_ADMIN may make a namespace.
            """)
    void oneCauseIsFoundForAllThatIsDeniedBecauseOfIt(String host, String id, String first, String why) {
        List<Cause> causes = examine(host).causes();

        assertThat(causes).hasSize(1);
        assertThat(causes.get(0).diagnosis().id()).isEqualTo(id);
        assertThat(causes.get(0).affected())
                .map(Object::toString)
                .containsExactly(((first == null ? "" : first + " ") + OF_USERNS).split(" ", -1));
        if (why != null) {
            assertThat(causes.get(0).diagnosis().reasons()).startsWith(why);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ubuntu-24.04-unrestricted", "debian-12"})
    void nothingIsFoundWhereEverythingWorks(String host) {
        assertThat(examine(host).causes()).isEmpty();
    }

    @Test
    void appArmorsRestrictionIsToldWithItsRemediesTheLeastInvasiveFirst() {
        assertThat(Explanation.inFull(examine("ubuntu-24.04").causes().get(0).diagnosis()))
                .containsExactly(
                        "what: AppArmor restricts user namespaces on this host: the namespace of an ordinary user has no capabilities, and its users cannot be mapped. [apparmor-restricts-userns] (certain)",
                        "seen: tried: uid-map: write [Errno 1] EPERM",
                        "      host: kernel.apparmor_restrict_unprivileged_userns = 1",
                        "      host: the AppArmor profile of this process is unconfined",
                        "why:  Ubuntu 23.10 and later do this to every program without an AppArmor profile that allows userns. The sandbox and the command are not to blame.",
                        "      To see it: sysctl kernel.apparmor_restrict_unprivileged_userns; unshare -Ur true says"
                                + " 'write failed /proc/self/uid_map: Operation not permitted'.",
                        "do:   Load an AppArmor profile for bwrap that grants userns (Ubuntu: bwrap-userns-restrict from"
                                + " apparmor-profiles). Weakens: programs started through bwrap may create user"
                                + " namespaces.",
                        "      Profiles are attached by path. If the sandbox brings its own bwrap, make it use the system's /usr/bin/bwrap. Weakens nothing more.",
                        "      sysctl -w kernel.apparmor_restrict_unprivileged_userns=0. Weakens: every program on the"
                                + " host reaches kernel code that otherwise only root reaches.",
                        "see:  https://github.com/openai/codex/issues/19285",
                        "      https://ubuntu.com/blog/ubuntu-23-10-restricted-unprivileged-user-namespaces",
                        "      https://man7.org/linux/man-pages/man7/user_namespaces.7.html");
    }

    @Test
    void wsl1IsTheOnlyCauseOfAllThatItLacks() {
        List<Cause> causes = examine("wsl1").causes();

        assertThat(causes).hasSize(1);
        assertThat(causes.get(0).diagnosis().id()).isEqualTo("wsl1");
        assertThat(causes.get(0).affected())
                .map(Object::toString)
                .contains("user-namespace", "seccomp-filter", "landlock");
        assertThat(causes.get(0).diagnosis().evidence()).containsExactly("host: kernel 4.4.0-22621-Microsoft");
    }

    @Test
    void securityModulesAreShownWhereLandlockIsNotAmongThem() {
        List<Cause> causes = examine("without-landlock").causes();

        assertThat(causes).extracting(cause -> cause.diagnosis().id()).containsExactly("landlock-missing");
        assertThat(causes.get(0).diagnosis().evidence())
                .containsExactly(
                        "tried: landlock: landlock_create_ruleset [Errno 95] EOPNOTSUPP",
                        "host: kernel 6.1.84-99.169.amzn2023.x86_64",
                        "host: its security modules are lockdown,capability,yama,safesetid,selinux,bpf");
    }

    @Test
    void factsAreThoseOfTheFiles() {
        assertThat(examine("docker").facts().values())
                .containsEntry("container", "docker")
                .containsEntry("seccomp", "filter")
                .containsEntry("no-new-privs", "no")
                .containsEntry("proc.covered", "/proc/kcore, /proc/sys")
                .containsEntry("user-namespace", "initial")
                .containsEntry("kernel.apparmor_restrict_unprivileged_userns", "absent")
                .containsEntry("os", "unknown");
    }

    @Test
    void sandboxWouldStartUnderThePoliciesThatNeedNothingThatIsDenied() {
        Sandbox landrun = SandboxCatalog.ofFixtures().find("landrun");
        Sandbox bubblewrap = SandboxCatalog.ofFixtures().find("bubblewrap");
        Sandbox silent = SandboxCatalog.ofFixtures().find("ref-permits-all");

        List<Prognosis> prognoses =
                examine("rhel-9-limit-zero", landrun, bubblewrap, silent).prognoses();

        assertThat(prognoses)
                .extracting(prognosis -> prognosis.outlooks().values().stream()
                        .map(Outlook::starts)
                        .distinct()
                        .toList())
                .containsExactly(
                        List.of(Outlook.Answer.YES), List.of(Outlook.Answer.NO), List.of(Outlook.Answer.UNKNOWN));
        assertThat(prognoses.get(1).outlooks())
                .containsEntry(
                        SandboxPolicy.WORKSPACE_WRITE,
                        new Outlook(List.of("pivot-root", "proc-mount", "network-namespace"), List.of()));
        assertThat(prognoses)
                .extracting(prognosis -> prognosis.program().found())
                .containsOnly(false);
        assertThat(prognoses).extracting(Prognosis::startsUnderAllPolicies).containsOnly(false);
    }

    @Test
    void programThatIsMissingIsNamed() {
        Sandbox srt = SandboxCatalog.ofFixtures().find("sandbox-runtime");

        assertThat(examine("debian-12", srt).prognoses().get(0).outlooks().values())
                .extracting(Outlook::starts, Outlook::missing)
                .containsOnly(tuple(Outlook.Answer.NO, List.of("program bwrap", "program socat", "program rg")));
    }

    private static Examination examine(String host, Sandbox... sandboxes) {
        return new Doctor(new RecordedHost(host), new Diagnostician()).examine(List.of(sandboxes));
    }
}
