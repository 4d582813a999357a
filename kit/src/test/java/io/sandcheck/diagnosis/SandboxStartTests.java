package io.sandcheck.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.sandbox.Output;
import io.sandcheck.sandbox.SandboxCatalog;
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
