package io.sandcheck.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.sandbox.Output;
import io.sandcheck.sandbox.SandboxCatalog;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxStartTests {

    private final Diagnostician diagnostician = new Diagnostician();

    /** Messages of bubblewrap 0.8 to 0.13 and the other sandboxes, as reported or as seen where each lacks what it needs. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            userns-capabilities-denied | bwrap: loopback: Failed RTM_NEWADDR: Operation not permitted
            userns-forbidden           | bwrap: No permissions to create a new namespace, likely because the kernel does not allow non-privileged user namespaces. See <https://deb.li/bubblewrap>.
            userns-forbidden           | bwrap: No permissions to create new namespace, likely because the kernel does not allow non-privileged user namespaces.
            userns-forbidden           | bwrap: Creating new namespace failed: Operation not permitted
            userns-forbidden           | unshare: unshare failed: Operation not permitted
            userns-forbidden           | cannot clone: Operation not permitted
            userns-forbidden           | 'libminijail[7]: clone(CLONE_NEWPID | ...) failed with EPERM; is this process missing CAP_SYS_ADMIN?: Operation not permitted'
            userns-forbidden           | Error executing inside namespace: re-executing self: fork/exec /proc/self/exe: operation not permitted
            userns-limit               | bwrap: Creating new namespace failed: nesting depth or /proc/sys/user/max_*_namespaces exceeded (ENOSPC)
            userns-limit               | bwrap: Creating new namespace failed: No space left on device
            userns-limit               | unshare: unshare failed: No space left on device
            uid-map-refused            | bwrap: setting up uid map: Operation not permitted
            uid-map-refused            | bwrap: setting up uid map: Permission denied
            uid-map-refused            | unshare: write failed /proc/self/uid_map: Operation not permitted
            uid-map-refused            | apply-seccomp: write /proc/self/setgroups (nested userns is capability-restricted; caller must provide CAP_SYS_ADMIN): Permission denied
            uid-map-refused            | time="2026-11-20T16:14:15Z" level=error msg="running `/usr/bin/newuidmap 106 0 1000 1 1 100000 65536`: newuidmap: write to uid_map failed: Operation not permitted\\n"
            proc-masked                | Error: OCI runtime error: crun: open `/proc/sys/net/ipv4/ping_group_range`: Read-only file system
            keyring-refused            | Error: crun: join keyctl `45ebf0200f9966c45e0eab07953ea8b841423f55988a389621702a6313bb2a0f`: Operation not permitted: OCI permission denied
            proc-masked                | Error: crun: mount `proc` to `proc`: Operation not permitted: OCI permission denied
            proc-masked                | libminijail[1]: remount: Operation not permitted
            proc-masked                | bwrap: Can't mount proc on /newroot/proc: Operation not permitted
            proc-masked                | bwrap: Can't mount proc on /proc: Operation not permitted
            pivot-root-refused         | bwrap: pivot_root: Operation not permitted
            pivot-root-invalid         | Error: OCI runtime error: crun: pivot_root: Invalid argument
            landlock-too-old           | [landrun:error] 2026/11/20 16:14:11 Failed to apply sandbox: failed to apply Landlock restrictions: missing kernel Landlock support. Got Landlock ABI v7, wanted {Landlock V9; FS: all; Net: all; Scoped: all}
            landlock-missing           | missing kernel Landlock support. Got Landlock ABI v0, wanted {Landlock V5; FS: all; Net: {bind_tcp,connect_tcp}}
            program-missing            | Error: Sandbox dependencies not available: bubblewrap (bwrap) not installed
            program-missing            | Error: Sandbox dependencies not available: socat not installed
            landlock-missing           | setpriv: landlock_create_ruleset failed: Function not implemented
            landlock-missing           | setpriv: landlock_create_ruleset failed: Operation not supported
            landlock-missing           | error running landlock: Sandbox(LandlockRestrict)
            landlock-missing           | The combination of seccomp/landlock that Codex uses for sandboxing is not supported in this environment.
            cgroup-v1                  | Detected host uses legacy cgroup v1 hierarchy, refusing.
            cgroup-not-writable        | creating container: cannot set up cgroup for root: configuring cgroup: mkdir /sys/fs/cgroup/cpu/runsc-130521: read-only file system
            capability-missing         | mount: /sys/fs/cgroup: permission denied.
            sandbox-crashed            | runsc crashed, try 10 of 10: panic: running on goroutine 35407011360032 (task goroutine for kernel.Task 0x2033d6653508 is 0)
            sandbox-crashed            | thread 'main' panicked at linux-sandbox/src/main.rs:5:9:
            mount-point-not-made       | 'bwrap: Can''t mkdir /srv/.git: Permission denied'
            mount-point-not-made       | 'bwrap: Can''t mkdir /home/me/.config/Browser: Read-only file system'
            mount-point-not-made       | 'bwrap: Can''t create file at /etc/tool.conf: Read-only file system'
            mount-point-not-made       | Error: crun: create `etc/device.properties`: Permission denied
            mount-source-missing       | 'bwrap: Can''t find source path /nowhere: No such file or directory'
            mount-source-missing       | 'Error: statfs /nowhere: no such file or directory'
            mount-target-is-link       | 'bwrap: Can''t bind mount /oldroot/media/avd on /newroot/home/me/avd: Unable to mount source on destination: No such file or directory'
            mount-target-is-link       | 'bwrap: Can''t make symlink at /etc/alternatives/program: File exists'
            mount-refused              | bwrap: Failed to make / slave: Permission denied
            mount-refused              | 'bwrap: Can''t mount tmpfs on /newroot/tmp: Operation not permitted'
            mount-refused              | 'FATAL:   container creation failed: hook function for tag sessiondir returns error: while mounting /var/mnt/mountinfo to /proc/self/mountinfo: permission denied'
            mount-refused              | 'runc run failed: unable to start container process: error mounting "proc" to rootfs at "/proc": mount proc:/proc (via /proc/self/fd/7), flags: 0xe: operation not permitted'
            sandbox-start-failed       | the sandbox has no opinion on that
            """)
    void messageOfASandboxIsRecognizedAndQuoted(String id, String message) {
        Diagnosis diagnosis = diagnostician.diagnose(Observed.start("warning: something\n" + message + "\n"));

        assertThat(diagnosis.id()).isEqualTo(id);
        assertThat(diagnosis.evidence()).first().satisfies(evidence -> assertThat(evidence)
                .endsWith(message));
        assertThat(diagnosis.advice()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            capability-missing         | CAP_NET_ADMIN | Error: ../../src/fnet/interface.c:106: net_if_up: ioctl: Operation not permitted
            capability-missing         | CAP_SYS_ADMIN | Error: ../../src/firejail/main.c:3046: main: clone: Operation not permitted
            setuid-without-effect      | no_new_privs | Error: ../../src/firejail/util.c:1047: create_empty_dir_as_root: mkdir: Permission denied
            """)
    void messageOfFirejailIsRecognizedByTheRulesInItsFolder(String id, String lacks, String message) {
        Diagnosis diagnosis = diagnostician
                .of(SandboxCatalog.ofFixtures().find("firejail").definition())
                .diagnose(Observed.start(message + "\n"));

        assertThat(diagnosis.id()).isEqualTo(id);
        assertThat(diagnosis.evidence()).containsExactly(message);
        assertThat(diagnosis.title()).contains(lacks);
    }

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
                                + " host reaches kernel code that only root could.");
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

    @Test
    void missingProgramIsSaidToBeMissing() {
        Diagnosis diagnosis = diagnostician.diagnose(Observation.of(Phase.START, null)
                .fact(Fact.ERROR, "[codex] cannot be executed: ENOENT")
                .fact(Fact.SANDBOX, "codex")
                .fact(Fact.SANDBOX_VERSION, "0.124.0"));

        assertThat(diagnosis.id()).isEqualTo("sandbox-not-installed");
        assertThat(diagnosis.evidence()).containsExactly("[codex] cannot be executed: ENOENT");
        assertThat(diagnosis.advice())
                .first()
                .isEqualTo("Install codex 0.124.0, or run it in a container, where its definition installs it.");
    }

    @Test
    void missingProgramIsRecognizedByTheExitCodeOfAShell() {
        Diagnosis diagnosis = diagnostician.diagnose(
                Observation.of(Phase.START, Observed.exited(127, "", "sh: 1: exec: srt: not found\n")));

        assertThat(diagnosis.id()).isEqualTo("sandbox-not-installed");
        assertThat(diagnosis.evidence()).containsExactly("sh: 1: exec: srt: not found");
    }

    @Test
    void startThatDoesNotEndIsAHang() {
        Diagnosis diagnosis = diagnostician.diagnose(Observation.of(Phase.START, Observed.hung("Password: ")));

        assertThat(diagnosis.id()).isEqualTo("sandbox-start-hangs");
        assertThat(diagnosis.evidence()).containsExactly("the sandbox says: Password:");
    }

    @Test
    void sandboxThatIsItselfKilledIsNotCalledNotInstalled() {
        assertThat(diagnostician
                        .diagnose(Observation.of(Phase.START, Observed.killed("SIGSYS")))
                        .id())
                .isEqualTo("killed-by-seccomp");
    }

    @Test
    void floodAtTheStartIsToldInNumbers() {
        Output flood = new Output(new byte[10], new byte[10], 3_000_000);

        assertThat(diagnostician
                        .diagnose(Observation.of(Phase.START, Observed.result(0, null, false, flood, Output.EMPTY)))
                        .title())
                .isEqualTo("The sandbox writes 3,000,000 bytes when a trivial command runs in it.");
    }
}
