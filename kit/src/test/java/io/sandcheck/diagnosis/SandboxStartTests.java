package io.sandcheck.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.sandbox.Output;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxStartTests {

    private final Diagnostician diagnostician = new Diagnostician();

    /** Messages of bubblewrap 0.8 to 0.13, util-linux, sandbox-runtime, landrun and Codex, as reported. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            userns-capabilities-denied | bwrap: loopback: Failed RTM_NEWADDR: Operation not permitted
            userns-forbidden           | bwrap: No permissions to create a new namespace, likely because the kernel does not allow non-privileged user namespaces. See <https://deb.li/bubblewrap>.
            userns-forbidden           | bwrap: No permissions to create new namespace, likely because the kernel does not allow non-privileged user namespaces.
            userns-forbidden           | bwrap: Creating new namespace failed: Operation not permitted
            userns-forbidden           | unshare: unshare failed: Operation not permitted
            userns-limit               | bwrap: Creating new namespace failed: nesting depth or /proc/sys/user/max_*_namespaces exceeded (ENOSPC)
            userns-limit               | bwrap: Creating new namespace failed: No space left on device
            userns-limit               | unshare: unshare failed: No space left on device
            uid-map-refused            | bwrap: setting up uid map: Operation not permitted
            uid-map-refused            | bwrap: setting up uid map: Permission denied
            uid-map-refused            | unshare: write failed /proc/self/uid_map: Operation not permitted
            uid-map-refused            | apply-seccomp: write /proc/self/setgroups (nested userns is capability-restricted; caller must provide CAP_SYS_ADMIN): Permission denied
            proc-masked                | bwrap: Can't mount proc on /newroot/proc: Operation not permitted
            proc-masked                | bwrap: Can't mount proc on /proc: Operation not permitted
            pivot-root-refused         | bwrap: pivot_root: Operation not permitted
            landlock-missing           | missing kernel Landlock support. Got Landlock ABI v0, wanted {Landlock V5; FS: all; Net: {bind_tcp,connect_tcp}}
            landlock-missing           | error running landlock: Sandbox(LandlockRestrict)
            landlock-missing           | The combination of seccomp/landlock that Codex uses for sandboxing is not supported in this environment.
            sandbox-start-failed       | bwrap: Failed to make / slave: Permission denied
            """)
    void messageOfASandboxIsRecognizedAndQuoted(String id, String message) {
        Diagnosis diagnosis = diagnostician.diagnose(Observed.start("warning: something\n" + message + "\n"));

        assertThat(diagnosis.id()).isEqualTo(id);
        assertThat(diagnosis.evidence()).first().satisfies(evidence -> assertThat(evidence)
                .endsWith(message));
        assertThat(diagnosis.advice()).isNotEmpty();
    }

    @Test
    void restrictedUserNamespaceShowsTheSysctlsThatAreKnown() {
        Diagnosis diagnosis =
                diagnostician.diagnose(Observed.start("bwrap: loopback: Failed RTM_NEWADDR: Operation not permitted\n")
                        .fact("kernel.apparmor_restrict_unprivileged_userns", "1")
                        .fact("user.max_user_namespaces", "unknown"));

        assertThat(Explanation.inBrief(diagnosis))
                .containsExactly(
                        "what: The sandbox got a user namespace without capabilities: it may not bring up loopback in"
                                + " its network namespace (RTM_NEWADDR, EPERM). [userns-capabilities-denied]",
                        "seen: bwrap: loopback: Failed RTM_NEWADDR: Operation not permitted"
                                + " | host: kernel.apparmor_restrict_unprivileged_userns = 1",
                        "why:  This is the host's restriction of unprivileged user namespaces (AppArmor on Ubuntu 23.10"
                                + " and later), or a container without CAP_NET_ADMIN; the sandbox and the command are"
                                + " not to blame.",
                        "do:   Load an AppArmor profile for bwrap that grants userns (Ubuntu: bwrap-userns-restrict"
                                + " from apparmor-profiles). Weakens: programs started through bwrap may create user"
                                + " namespaces.",
                        "      A profile is attached by path: where the sandbox brings its own bwrap, have it use the"
                                + " system's /usr/bin/bwrap. Weakens nothing more.",
                        "      sysctl -w kernel.apparmor_restrict_unprivileged_userns=0. Weakens: every program on the"
                                + " host reaches kernel code that only root could.");
    }

    @Test
    void missingProgramIsSaidToBeMissing() {
        Diagnosis diagnosis = diagnostician.diagnose(Observation.of(Phase.START, null)
                .fact("error", "[codex] cannot be executed: ENOENT")
                .fact("sandbox", "codex")
                .fact("sandbox.version", "0.124.0"));

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
                .isEqualTo("The sandbox writes 3,000,000 bytes where a trivial command was run in it.");
    }
}
