package io.sandcheck.diagnosis;

import static io.sandcheck.diagnosis.Observed.denied;
import static io.sandcheck.diagnosis.Observed.granted;
import static io.sandcheck.diagnosis.Observed.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DiagnosticianTests {

    private final Diagnostician diagnostician = new Diagnostician();

    @Test
    void deniedSendOnASocketpairIsToldFromADeniedSocketpair() {
        Diagnosis diagnosis = diagnostician.diagnose(
                Observed.workload(text("sendto-eperm-3.14.txt"), denied("unix-socketpair", "sendto", "EPERM")));

        assertThat(diagnosis.id()).isEqualTo("unix-socket-send-denied");
        assertThat(diagnosis.title())
                .isEqualTo("Capability unix-socketpair is denied inside: sendto on a connected Unix socket failed with"
                        + " EPERM (Operation not permitted).");
        assertThat(diagnosis.syscall()).isEqualTo("sendto");
    }

    @Test
    void deniedUnixSocketNamesTheFrameOfTheForkserver() {
        Diagnosis diagnosis = diagnostician.diagnose(Observed.workload(
                text("forkserver-socket-eperm-3.14.txt"), denied("unix-socket-bind", "socket", "EPERM")));

        assertThat(diagnosis.id()).isEqualTo("unix-socket-denied");
        assertThat(diagnosis.title())
                .isEqualTo("Capability unix-socket-bind is denied inside: socket(AF_UNIX), its first step, failed with"
                        + " EPERM (Operation not permitted).");
        assertThat(diagnosis.evidence())
                .containsExactly(
                        "multiprocessing/forkserver.py, line 158, in ensure_running: with"
                                + " socket.socket(socket.AF_UNIX) as listener:",
                        "python3.14/socket.py, line 236, in __init__: _socket.socket.__init__(self, family, type,"
                                + " proto, fileno)",
                        "PermissionError: [Errno 1] Operation not permitted",
                        "probe unix-socket-bind: socket [Errno 1] EPERM");
    }

    @Test
    void deniedSocketpairIsNotTakenForADeniedSocket() {
        Diagnosis diagnosis = diagnostician.diagnose(
                Observed.workload(text("socketpair-eperm-3.14.txt"), denied("unix-socketpair", "socketpair", "EPERM")));

        assertThat(diagnosis.id()).isEqualTo("unix-socketpair-denied");
        assertThat(diagnosis.evidence())
                .first()
                .isEqualTo("python3.14/socket.py, line 665, in socketpair: a, b = _socket.socketpair(family, type,"
                        + " proto)");
    }

    @Test
    void deniedSemaphoreNamesTheFrameAndDevShm() {
        Diagnosis diagnosis = diagnostician.diagnose(
                Observed.workload(text("semaphore-eacces-3.14.txt"), denied("posix-semaphore", "sem_open", "EACCES")));

        assertThat(diagnosis.id()).isEqualTo("posix-semaphore-denied");
        assertThat(diagnosis.evidence())
                .containsExactly(
                        "multiprocessing/synchronize.py, line 56, in __init__: sl = self._semlock ="
                                + " _multiprocessing.SemLock(",
                        "PermissionError: [Errno 13] Permission denied",
                        "probe posix-semaphore: sem_open [Errno 13] EACCES");
        assertThat(diagnosis.reasons())
                .containsExactly(
                        "POSIX semaphores and shared memory are files in /dev/shm, which is missing or not writable inside;"
                                + " every multiprocessing.Lock, Queue and Pool makes some, whatever the start method.");
    }

    @Test
    void missingSystemCallSaysWhatAProgramConcludesFromIt() {
        Diagnosis diagnosis = diagnostician.diagnose(Observed.workload(
                text("forkserver-socket-enosys-3.14.txt"), denied("unix-socket-bind", "socket", "ENOSYS")));

        assertThat(diagnosis.id()).isEqualTo("syscall-not-implemented");
        assertThat(diagnosis.title())
                .isEqualTo("Capability unix-socket-bind is denied inside: socket failed with ENOSYS (Function not"
                        + " implemented).");
        assertThat(diagnosis.reasons())
                .containsExactly(
                        "ENOSYS tells a program that the kernel is too old for socket, EPERM that a policy forbids it. With ENOSYS it tries another way or gives up a feature, and its message blames the kernel.");
    }

    @Test
    void missingTemporaryDirectoryIsNotBlamedOnTheSocket() {
        Diagnosis diagnosis = diagnostician.diagnose(Observed.workload(
                "FileNotFoundError: [Errno 2] No usable temporary directory found in ['/tmp', '/var/tmp', '/usr/tmp',"
                        + " '/mnt']\n",
                denied("unix-socket-bind", "mkdir", "ENOENT")));

        assertThat(diagnosis.id()).isEqualTo("temporary-directory-denied");
        assertThat(diagnosis.capability()).hasToString("temporary-directory");
        assertThat(diagnosis.evidence()).first().isEqualTo("tried: ['/tmp', '/var/tmp', '/usr/tmp', '/mnt']");
    }

    @Test
    void misleadingMessageIsQuotedBesideTheDenial() {
        Diagnosis diagnosis = diagnostician.diagnose(
                Observed.workload("No space left on device\n", denied("unix-socket-bind", "bind", "EPERM")));

        assertThat(diagnosis.kind()).isEqualTo(Diagnosis.Kind.MISLEADING);
        assertThat(diagnosis.title())
                .isEqualTo(
                        "Capability unix-socket-bind is denied inside (bind [Errno 1] EPERM), but the output names another error.");
        assertThat(diagnosis.evidence())
                .containsExactly(
                        "workload inside: exit 1; it says: No space left on device",
                        "probe unix-socket-bind: bind [Errno 1] EPERM");
    }

    @Test
    void capabilityThatNoRuleKnowsIsStillNamed() {
        Diagnosis diagnosis = diagnostician.diagnose(Observed.workload(
                "OSError: [Errno 1] Operation not permitted\n", denied("netlink-socket", "bind", "EPERM")));

        assertThat(diagnosis.id()).isEqualTo("capability-denied");
        assertThat(diagnosis.title())
                .isEqualTo("Capability netlink-socket is denied inside: bind failed with EPERM (Operation not"
                        + " permitted).");
    }

    @Test
    void unexplainedFailureShowsAllThatIsKnown() {
        Diagnosis diagnosis = diagnostician.diagnose(
                Observed.workload("out of cheese\n", granted("unix-socket-bind"), granted("process-fork"))
                        .fact(Fact.FAILURE, "\nExpecting:\n  [1]\n"));

        assertThat(diagnosis.kind()).isEqualTo(Diagnosis.Kind.UNEXPLAINED);
        assertThat(diagnosis.title())
                .isEqualTo("The workload fails inside (exit 1) but not outside (exit 0), and no rule knows why.");
        assertThat(diagnosis.evidence())
                .containsExactly(
                        "Expecting: [1]",
                        "it says: out of cheese",
                        "probes inside: unix-socket-bind granted, process-fork granted");
    }

    @Test
    void sandboxThatEnforcesNothingIsQuoted() {
        Observation observation = Observation.of(
                        Phase.ENFORCEMENT,
                        Observed.exited(
                                0,
                                "",
                                "Warning: an existing sandbox was detected. sh will run without any additional"
                                        + " sandboxing features\n"))
                .fact(Fact.ACT, "write-outside-workspace")
                .fact(Fact.EFFECT, "the file is there outside")
                .fact(Fact.POLICY, "workspace-write");
        Diagnosis diagnosis = diagnostician.diagnose(observation);

        assertThat(diagnosis.id()).isEqualTo("policy-not-enforced");
        assertThat(diagnosis.title())
                .isEqualTo(
                        "The sandbox does not enforce workspace-write: write-outside-workspace must be denied, but succeeded, because it ran the command without confining it.");
        assertThat(diagnosis.evidence())
                .containsExactly(
                        "it says: Warning: an existing sandbox was detected. sh will run without any additional"
                                + " sandboxing features",
                        "the file is there outside");
    }
}
