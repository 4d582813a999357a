package io.sandcheck.diagnosis;

import static io.sandcheck.diagnosis.Observed.denied;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.probe.Census;
import io.sandcheck.sandbox.Capability;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is denied most has a rule of its own, which says who needs it and what can be done. */
class CapabilityRulesTests {

    private final Diagnostician diagnostician = new Diagnostician();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            home-cache-write          | mkdir          | EROFS  | home-cache-denied            | mkdir /home/user/.cache: Read-only file system
            git-metadata-write        | openat         | EROFS  | git-metadata-denied          | cannot open .git/x: Read-only file system
            hard-link                 | link           | EXDEV  | hard-link-denied             | OSError: [Errno 18] Invalid cross-device link: 'a' -> 'b/a'
            rename-across-directories | rename         | EXDEV  | hard-link-denied             | OSError: [Errno 18] Invalid cross-device link: 'a' -> 'b/a'
            pseudo-terminal           | openat         | EACCES | pseudo-terminal-denied       | script: failed to create pseudo-terminal: Permission denied
            device-nodes              | openat         | EACCES | device-node-denied           | sh: 1: cannot open /dev/zero: Permission denied
            loopback-listen           | bind           | EPERM  | loopback-denied              | Error: listen EPERM: operation not permitted 127.0.0.1
            loopback-connect          | connect        | EPERM  | loopback-denied              | Error: connect EPERM 127.0.0.1:80
            loopback-connect          | connect        | ENETUNREACH | loopback-down           | Error: connect ENETUNREACH 127.0.0.1:44417 - Local (0.0.0.0:0)
            inet-socket               | socket         | EPERM  | loopback-denied              | PermissionError: [Errno 1] Operation not permitted
            socket-options            | setsockopt     | EPERM  | socket-option-denied         | setsockopt: Operation not permitted (1)
            socket-shutdown           | shutdown       | EPERM  | socket-call-denied           | Check failed: . shutdown: Operation not permitted (1)
            process-fork              | clone          | EAGAIN | process-denied               | sh: 0: Cannot fork: Resource temporarily unavailable
            many-descriptors          | openat         | EMFILE | limit-reached                | OSError: [Errno 24] Too many open files: 'x'
            large-file                | write          | EFBIG  | limit-reached                | OSError: [Errno 27] File too large
            rename-from-temporary-directory | rename   | EXDEV  | rename-across-mounts         | OSError: [Errno 18] Invalid cross-device link: '/tmp/a' -> 'a'
            netlink-interfaces        | socket         | EPERM  | netlink-denied               | OSError: [Errno 1] Operation not permitted
            ptrace                    | ptrace         | EPERM  | ptrace-denied                | warning: ptrace: Operation not permitted
            nested-user-namespace     | openat         | EROFS  | nested-user-namespace-denied | unshare: cannot open /proc/self/uid_map: Read-only file system
            nested-user-namespace     | unshare        | EPERM  | nested-user-namespace-denied | unshare: unshare failed: Operation not permitted
            shared-memory-size        | ftruncate      | ENOSPC | shared-memory-too-small      | OSError: [Errno 28] No space left on device
            shared-memory-size        | openat         | EACCES | posix-semaphore-denied       | PermissionError: [Errno 13] Permission denied: '/psm_b62fe8ed'
            inotify                   | inotify_init1  | EPERM  | inotify-denied               | Error: EPERM: operation not permitted, watch
            exec-from-workspace       | execve         | EACCES | exec-denied                  | sh: 1: ./hello: Permission denied
            memfd                     | memfd_create   | EPERM  | memfd-denied                 | OSError: [Errno 1] Operation not permitted
            unnamed-file              | openat         | EACCES | unnamed-file-denied          | PermissionError: [Errno 13] Permission denied: '.'
            io-uring                  | io_uring_setup | EPERM  | io-uring-denied              | io_uring_setup: Operation not permitted
            keyring                   | add_key        | EPERM  | keyring-denied               | add_key: Operation not permitted
            setgroups                 | setgroups      | EPERM  | setgroups-denied             | E: setgroups 65534 failed - setgroups (1: Operation not permitted)
            """)
    void denialIsExplainedByItsOwnRule(String capability, String call, String errno, String id, String message) {
        Diagnosis diagnosis =
                diagnostician.diagnose(Observed.workload(message + "\n", denied(capability, call, errno)));

        assertThat(Census.known()).extracting(Capability::id).contains(capability);
        assertThat(diagnosis.id()).isEqualTo(id);
        assertThat(diagnosis.advice()).isNotEmpty();
    }

    /** The messages are those of OpenSSH, git, sudo and git again; no call fails, so the words of the program decide. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            owner-mapping    | owners-changed    | Bad owner or permissions on /etc/ssh/ssh_config.d/20-systemd-ssh-proxy.conf
            owner-mapping    | owners-changed    | fatal: detected dubious ownership in repository at '/srv/project'
            new-privileges   | no-new-privileges | sudo: The "no new privileges" flag is set, which prevents sudo from running as root.
            no-phantom-files | phantom-files     | ?? .bash_profile
            """)
    void differenceWithoutAnErrorIsExplainedByWhatTheProgramSaysOfIt(String capability, String id, String message) {
        Diagnosis diagnosis =
                diagnostician.diagnose(Observed.workload(message + "\n", denied(capability, "stat", null)));

        assertThat(diagnosis.id()).isEqualTo(id);
        assertThat(diagnosis.confidence()).isEqualTo(Confidence.PROBABLE);
        assertThat(diagnosis.evidence()).first().isEqualTo(message);
    }

    /** These messages of jcmd, tmux and Node name no error, because no call fails. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            process-id-mapping | readlink | | process-ids-differ     | java.io.IOException: non existent JVM pid: 5
            pseudo-terminal    | ioctl    | | pseudo-terminal-denied | no server running on /srv/tmux.sock
            loopback-connect   | connect  | ENETUNREACH | loopback-down | false
            """)
    void declaredNeedIsProbablyTheCauseOfAFailureWithoutAnError(
            String capability, String call, @Nullable String errno, String id, String message) {
        Diagnosis diagnosis =
                diagnostician.diagnose(Observed.workload(message + "\n", denied(capability, call, errno)));

        assertThat(diagnosis.id()).isEqualTo(id);
        assertThat(diagnosis.confidence()).isEqualTo(Confidence.PROBABLE);
        assertThat(diagnostician
                        .diagnose(Observed.workload(
                                message + "\ntool: Connection refused\n", denied(capability, call, errno)))
                        .id())
                .isNotEqualTo(id);
    }

    @Test
    void namespaceThatCannotBeMappedIsToldFromOneThatCannotBeMade() {
        Diagnosis mapped = diagnostician.diagnose(Observed.workload(
                "unshare: cannot open /proc/self/uid_map: Read-only file system\n",
                denied("nested-user-namespace", "openat", "EROFS")));

        assertThat(mapped.reasons()).anyMatch(reason -> reason.contains("/proc is read-only inside"));
        assertThat(mapped.advice())
                .anyMatch(advice -> advice.contains("bwrap --proc /proc"))
                .noneMatch(advice -> advice.startsWith("Let the sandbox make user namespaces"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "initdb: error: cannot be run as root",
                "Running as root without --no-sandbox is not supported. See https://crbug.com/638180."
            })
    void programThatRefusesToBeRootIsExplained(String message) {
        assertThat(diagnostician.diagnose(Observed.workload(message + "\n")).id())
                .isEqualTo("root-inside");
    }

    @Test
    void differenceThatTheProgramDoesNotMentionExplainsNothing() {
        Diagnosis diagnosis =
                diagnostician.diagnose(Observed.workload("out of cheese\n", denied("owner-mapping", "stat", null)));

        assertThat(diagnosis.confidence()).isEqualTo(Confidence.UNKNOWN);
        assertThat(List.of("owners-changed", "no-new-privileges", "phantom-files"))
                .doesNotContain(diagnosis.id());
    }

    /** What Redis says under a filter that denies both calls. */
    @Test
    void nounIsNoCall() {
        Diagnosis diagnosis = diagnostician.diagnose(
                Observed.workload("# Failed opening Unix socket: setsockopt SO_REUSEADDR: Operation not permitted\n")
                        .undeclared(List.of(
                                denied("network-icmp-echo", "socket", "EPERM"),
                                denied("socket-options", "setsockopt", "EPERM"))));

        assertThat(diagnosis.id()).isEqualTo("socket-option-denied");
        assertThat(diagnosis.capability()).hasToString("socket-options");
    }

    /** What Node says, which makes the socket by itself. */
    @Test
    void internetAddressIsOfNoUnixSocket() {
        Diagnosis diagnosis = diagnostician.diagnose(Observed.workload(
                        "Error: listen EPERM: operation not permitted 127.0.0.1\n",
                        denied("loopback-listen", "socket", "EPERM"))
                .undeclared(List.of(denied("unix-socket-bind", "bind", "EPERM"))));

        assertThat(diagnosis.id()).isEqualTo("loopback-denied");
    }

    @Test
    void pageForWhichThereIsNoSharedMemoryIsASignal() {
        Observation observation = Observation.of(Phase.WORKLOAD, Observed.exited(135, "", ""))
                .outside(Observed.SUCCESS)
                .probes(List.of(denied("shared-memory-size", "statfs", null)));

        Diagnosis diagnosis = diagnostician.diagnose(observation);

        assertThat(diagnosis.id()).isEqualTo("shared-memory-too-small");
        assertThat(diagnosis.confidence()).isEqualTo(Confidence.CERTAIN);
    }

    @ParameterizedTest
    @CsvSource({
        "mkdir: cannot create directory '/home/somebody/.cache': Read-only file system, home-cache-denied",
        "mkdir: cannot create directory 'keys': Read-only file system, file-system-read-only"
    })
    void sameCallInAnotherPlaceIsNoDenialOfACache(String message, String id) {
        Diagnosis diagnosis = diagnostician.diagnose(
                Observed.workload(message + "\n").undeclared(List.of(denied("home-cache-write", "mkdir", "EROFS"))));

        assertThat(diagnosis.id()).isEqualTo(id);
    }
}
