package io.sandcheck.diagnosis;

import static io.sandcheck.diagnosis.Observed.denied;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether a traced call is the denial of a capability. */
class TracedDenialsTests {

    private final Diagnostician diagnostician = new Diagnostician();

    /** Chromium's message names no call, and its own trace shows that no file of git is what it wants. */
    @Test
    void sameCallWithTheSameErrorForSomethingElseIsNoDenial() {
        TracedCall call = new TracedCall("openat", "openat(AT_FDCWD, \"/proc/self/setgroups\", O_WRONLY)", "EROFS");
        Diagnosis diagnosis = diagnostician.diagnose(Observed.workload("No usable sandbox!\n")
                .undeclared(List.of(denied("git-metadata-write", "openat", "EROFS")))
                .calls(List.of(call)));

        assertThat(diagnosis.id()).isNotEqualTo("git-metadata-denied");
        assertThat(diagnosis.title()).contains("/proc/self/setgroups");
    }

    @Test
    void traceThatShowsTheVeryFileConfirmsTheDenial() {
        TracedCall call =
                new TracedCall("openat", "openat(AT_FDCWD, \"/srv/a/.git/index.lock\", O_RDWR|O_CREAT)", "EROFS");
        Diagnosis diagnosis = diagnostician.diagnose(Observed.workload("fatal: cannot go on\n")
                .undeclared(List.of(denied("git-metadata-write", "openat", "EROFS")))
                .calls(List.of(call)));

        assertThat(diagnosis.id()).isEqualTo("git-metadata-denied");
    }

    @Test
    void lookupInACacheOfNamesDecidesNothing() {
        TracedCall call = new TracedCall(
                "connect", "connect(4, {sa_family=AF_UNIX, sun_path=\"/var/run/nscd/socket\"}, 110)", "EPERM");
        Diagnosis diagnosis =
                diagnostician.diagnose(Observed.workload("out of cheese\n").calls(List.of(call)));

        assertThat(diagnosis.id()).isEqualTo("unexplained");
    }

    /** The JVM asks for its user's name; libuv makes such sockets, too, and says which call failed. */
    @Test
    void socketForTheCacheOfNamesDecidesNothing() {
        TracedCall call =
                new TracedCall("socket", "socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC|SOCK_NONBLOCK, 0)", "EPERM");
        Observation silent = Observed.workload("out of cheese\n", denied("unix-socket-bind", "socket", "EPERM"))
                .calls(List.of(call));
        Observation telling = Observed.workload(
                        "Error: listen EPERM: operation not permitted /tmp/s\n",
                        denied("unix-socket-bind", "socket", "EPERM"))
                .calls(List.of(call));

        assertThat(diagnostician.diagnose(silent).id()).isEqualTo("unexplained");
        assertThat(diagnostician.diagnose(telling).id()).isEqualTo("unix-socket-denied");
    }

    @Test
    void evidenceShowsTheCallThatAgreesWithTheProbe() {
        TracedCall call = new TracedCall("mkdir", "mkdir(\"/home/somebody/.npm\", 0777)", "EROFS");

        assertThat(diagnostician
                        .diagnose(Observed.workload("", denied("home-cache-write", "mkdir", "EROFS"))
                                .calls(List.of(call)))
                        .evidence())
                .containsExactly(
                        "strace, only inside: mkdir(\"/home/somebody/.npm\", 0777) = -1 EROFS",
                        "it says: forkserver",
                        "probe home-cache-write: mkdir [Errno 30] EROFS");
    }

    /** The network cannot be reached either, with the same error; no address of this machine is concerned. */
    @Test
    void networkThatCannotBeReachedIsNoLoopbackInterfaceThatIsDown() {
        String address = "connect(3, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr(\"%s\")}, 16)";
        Observation observation = Observed.workload(
                "OSError: [Errno 101] Network is unreachable\n", denied("loopback-connect", "connect", "ENETUNREACH"));

        assertThat(diagnostician
                        .diagnose(observation.calls(
                                List.of(new TracedCall("connect", address.formatted("192.0.2.7"), "ENETUNREACH"))))
                        .id())
                .isNotEqualTo("loopback-down");
        Diagnosis down = diagnostician.diagnose(
                observation.calls(List.of(new TracedCall("connect", address.formatted("127.0.0.1"), "ENETUNREACH"))));
        assertThat(down.id()).isEqualTo("loopback-down");
        assertThat(down.confidence()).isEqualTo(Confidence.CERTAIN);
    }

    @Test
    void loopbackThatIsNotDeclaredIsNotBlamedForTheNetwork() {
        Diagnosis diagnosis = diagnostician.diagnose(
                Observed.workload("    sock.connect(sa)\nOSError: [Errno 101] Network is unreachable\n")
                        .undeclared(List.of(denied("loopback-connect", "connect", "ENETUNREACH"))));

        assertThat(diagnosis.id()).isNotEqualTo("loopback-down");
        assertThat(diagnosis.confidence()).isNotEqualTo(Confidence.CERTAIN);
    }

    /** A semaphore is a file in /dev/shm, and a library makes it. */
    @Test
    void fileOfSharedMemoryIsWhatALibraryCouldNotMake() {
        TracedCall call = new TracedCall("openat", "openat(AT_FDCWD, \"/dev/shm/psm_1\", O_RDWR|O_CREAT)", "EACCES");

        assertThat(diagnostician
                        .diagnose(Observed.workload(
                                        "PermissionError: [Errno 13] Permission denied: '/psm_1'\n",
                                        denied("posix-semaphore", "sem_open", "EACCES"))
                                .calls(List.of(call)))
                        .confidence())
                .isEqualTo(Confidence.CERTAIN);
    }

    /** git status goes on if it cannot refresh its index. */
    @Test
    void callThatFailsInACommandThatDoesNotDecidesNothing() {
        TracedCall call =
                new TracedCall("openat", "openat(AT_FDCWD, \"/srv/a/.git/index.lock\", O_RDWR|O_CREAT)", "EROFS");
        Observation observation = Observation.of(Phase.WORKLOAD, Observed.exited(0, ".agents\n.git\n", ""))
                .outside(Observed.SUCCESS)
                .probes(List.of(denied("no-phantom-files", "lstat", null)))
                .undeclared(List.of(denied("git-metadata-write", "openat", "EROFS")))
                .calls(List.of(call));

        assertThat(diagnostician.diagnose(observation).id()).isEqualTo("phantom-files");
    }

    /** tmux forks with a new terminal. */
    @Test
    void traceKnowsBetterThanTheOutputWhichCallFails() {
        TracedCall call = new TracedCall("openat", "openat(AT_FDCWD, \"/dev/ptmx\", O_RDWR)", "EACCES");
        Diagnosis diagnosis = diagnostician.diagnose(Observed.workload(
                        "create window failed: fork failed: Permission denied\n",
                        denied("pseudo-terminal", "openat", "EACCES"))
                .calls(List.of(call)));

        assertThat(diagnosis.id()).isEqualTo("pseudo-terminal-denied");
    }

    /** Cargo goes on without its home, and not without the directory that TMPDIR names. */
    @Test
    void whatIsDeclaredAndDeniedIsNoMisleadingMessageAboutSomethingElse() {
        Diagnosis diagnosis = diagnostician.diagnose(Observed.workload(
                        "error: PathError { path: \"/tmp/claude/x\", err: Os { code: 2, message: \"No such file or directory\" } }\n",
                        denied("temporary-directory-as-set", "mkdir", "ENOENT"))
                .undeclared(List.of(denied("home-cache-write", "mkdir", "EROFS")))
                .calls(List.of(
                        new TracedCall("mkdir", "mkdir(\"/home/somebody/.cargo\", 0777)", "EROFS"),
                        new TracedCall("access", "access(\"/tmp/claude\", R_OK)", "ENOENT"))));

        assertThat(diagnosis.id()).isEqualTo("temporary-directory-missing");
    }

    /** Where no process can be made, none makes a namespace either. */
    @Test
    void processThatCannotBeMadeIsNoNamespaceThatIsDenied() {
        Diagnosis diagnosis =
                diagnostician.diagnose(Observed.workload("sh: 0: Cannot fork: Resource temporarily unavailable\n")
                        .undeclared(List.of(denied("nested-user-namespace", "unshare", "EAGAIN")))
                        .calls(List.of(new TracedCall("clone", "clone(child_stack=NULL, flags=SIGCHLD)", "EAGAIN"))));

        assertThat(diagnosis.id()).isNotEqualTo("nested-user-namespace-denied");
    }

    @Test
    void namespaceIsMadeByCloneToo() {
        Diagnosis diagnosis = diagnostician.diagnose(
                Observed.workload("No usable sandbox!\n", denied("nested-user-namespace", "unshare", "EPERM"))
                        .calls(List.of(new TracedCall(
                                "clone", "clone(child_stack=0x7f, flags=CLONE_NEWUSER|SIGCHLD)", "EPERM"))));

        assertThat(diagnosis.id()).isEqualTo("nested-user-namespace-denied");
    }
}
