package io.sandcheck.diagnosis;

import static io.sandcheck.diagnosis.Observed.denied;
import static io.sandcheck.diagnosis.Observed.granted;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.probe.ProbeResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No cause is better than a wrong one. */
class CausesTests {

    private final Diagnostician diagnostician = new Diagnostician();

    /** What real programs wrote where bind, too, is denied with the same error. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ptrace     | strace: ptrace(PTRACE_TRACEME, ...): Operation not permitted
            setsockopt | setsockopt(SO_PASSCRED) failed: Operation not permitted (1)
            setsockopt | [7:7:ERROR:sandbox.cc(12)] setsockopt: Operation not permitted (1)
            connect    | Error: connect EPERM 127.0.0.1:5432
            kill       | Error: kill EPERM
            """)
    void callThatTheOutputNamesVetoesAnotherThatIsDenied(String call, String message) {
        Diagnosis diagnosis =
                diagnostician.diagnose(Observed.workload(message + "\n", denied("unix-socket-bind", "bind", "EPERM")));

        assertThat(diagnosis.id()).isEqualTo("call-failed");
        assertThat(diagnosis.title()).startsWith(call + " failed with EPERM inside");
        assertThat(diagnosis.confidence()).isEqualTo(Confidence.PROBABLE);
        assertThat(diagnosis.evidence()).first().isEqualTo(message);
    }

    @Test
    void socketOptionThatIsDeniedIsNoDeniedSend() {
        Diagnosis diagnosis = diagnostician.diagnose(Observed.workload(
                "PermissionError: setsockopt: [Errno 1] Operation not permitted\n",
                denied("unix-socketpair", "sendto", "EPERM")));

        assertThat(diagnosis.title()).doesNotContain("sendto").startsWith("setsockopt failed");
    }

    @Test
    void codeOfATracebackNamesTheCallThatTheInnermostFrameHides() {
        String traceback = """
                Traceback (most recent call last):
                  File "/srv/tool.py", line 3, in <module>
                    s = socket.socket(socket.AF_INET)
                  File "/usr/lib/python3.14/socket.py", line 236, in __init__
                    _socket.socket.__init__(self, family, type, proto, fileno)
                    ~~~~~~~~~~~~~~~~~~~~~~~^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                PermissionError: [Errno 1] Operation not permitted
                """;

        Diagnosis diagnosis =
                diagnostician.diagnose(Observed.workload(traceback, denied("unix-socket-bind", "bind", "EPERM")));

        assertThat(diagnosis.id()).isEqualTo("call-failed");
        assertThat(diagnosis.title()).startsWith("socket failed with EPERM");
    }

    /** What a proxy, which says exactly why, has nothing to do with. */
    @Test
    void exactMessageIsNotMisleadingBecauseSomethingElseIsDenied() {
        Diagnosis diagnosis = diagnostician.diagnose(Observed.workload(
                "curl: (56) CONNECT tunnel failed, response 403: host example.com is not allowed\n",
                denied("unix-socket-bind", "bind", "EPERM")));

        assertThat(diagnosis.kind()).isEqualTo(Diagnosis.Kind.UNEXPLAINED);
        assertThat(diagnosis.confidence()).isEqualTo(Confidence.UNKNOWN);
        assertThat(diagnosis.evidence())
                .contains("probes inside: unix-socket-bind denied: bind EPERM")
                .anyMatch(line -> line.contains("CONNECT tunnel failed, response 403"));
    }

    @Test
    void capabilityThatIsNotDeclaredIsNamedIfItsProbeAndTheOutputAgree() {
        ProbeResult bind = denied("unix-socket-bind", "bind", "EPERM");
        String output = "Error: listen EPERM: operation not permitted /tmp/x.sock\n";
        List<ProbeResult> undeclared = List.of(denied("posix-semaphore", "sem_open", "EPERM"), bind);

        Diagnosis diagnosis = diagnostician.diagnose(
                Observed.workload(output, granted("process-fork")).undeclared(undeclared));

        assertThat(diagnosis.id()).isEqualTo("unix-socket-bind-denied");
        assertThat(diagnosis.confidence()).isEqualTo(Confidence.CERTAIN);
        assertThat(diagnosis.advice())
                .first()
                .isEqualTo(
                        "Declare this need too: @Requires(\"unix-socket-bind\"), or requires: [unix-socket-bind] in a"
                                + " scenario file.");
        assertThat(diagnostician
                        .diagnose(Observed.workload(output).undeclared(undeclared))
                        .advice())
                .noneMatch(line -> line.startsWith("Declare"));
    }

    /** A shell that ends with 0 has failed all the same if it does not print what its scenario demands. */
    @ParameterizedTest
    @ValueSource(strings = {"{sa_family=AF_UNIX, sun_path=\"/srv/a/S.gpg-agent\"}", "0x5611c36e4790"})
    void commandThatLacksALineHasFailedWhateverItsExitCodeSays(String address) {
        TracedCall bind = new TracedCall("bind", "bind(3, %s, 56)".formatted(address), "EPERM");
        Observation observation = Observation.of(Phase.WORKLOAD, Observed.exited(0, "status 2\n", "No agent running\n"))
                .outside(Observed.exited(0, "status 0\n", ""))
                .probes(List.of(denied("unix-socket-bind", "bind", "EPERM")))
                .calls(List.of(bind));

        assertThat(diagnostician
                        .diagnose(observation.fact(Fact.FAILURE, "Expected the line [status 0] on standard output"))
                        .id())
                .isEqualTo("unix-socket-bind-denied");
        assertThat(diagnostician
                        .diagnose(observation
                                .fact(Fact.FAILURE, "standard output is not what it is outside")
                                .fact(Fact.DIFFERENCE_BETWEEN_ARMS, "stdout"))
                        .confidence())
                .isEqualTo(Confidence.UNKNOWN);
    }

    /** pnpm writes no error, and ends as it does outside. */
    @Test
    void fileThatDiffersIsNoFailureOfTheCommand() {
        Diagnosis diagnosis = diagnostician.diagnose(Observation.of(Phase.WORKLOAD, Observed.exited(0, "", ""))
                .outside(Observed.exited(0, "", ""))
                .fact(Fact.DIFFERENCE_BETWEEN_ARMS, "file")
                .fact(Fact.FAILURE, "the file [l] differs: missing, outside lrwxrwxrwx a.txt, 0 bytes"));

        assertThat(diagnosis.id()).isEqualTo("files-differ");
        assertThat(diagnosis.title())
                .isEqualTo("The command ends as it does outside (exit 0), but leaves another file, or none.");
        assertThat(diagnosis.confidence()).isEqualTo(Confidence.UNKNOWN);
    }

    @Test
    void storeOfPnpmInTheWorkspaceIsProbablyForTheHomeDirectory() {
        Observation observation = Observation.of(
                        Phase.WORKLOAD,
                        Observed.exited(0, "Content-addressable store is at: /srv/a/.pnpm-store/v11\n", ""))
                .outside(Observed.exited(0, "Content-addressable store is at: /home/.pnpm\n", ""))
                .undeclared(List.of(denied("home-cache-write", "mkdir", "EROFS")))
                .fact(Fact.DIFFERENCE_BETWEEN_ARMS, "stdout")
                .fact(Fact.FAILURE, "standard output is not what it is outside");
        TracedCall call = new TracedCall("mkdir", "mkdir(\"/home/somebody/.cache\", 0777)", "EROFS");

        Diagnosis diagnosis = diagnostician.diagnose(observation.calls(List.of(call)));

        assertThat(diagnosis.id()).isEqualTo("home-cache-denied");
        assertThat(diagnosis.confidence()).isEqualTo(Confidence.PROBABLE);
        assertThat(diagnostician.diagnose(observation.calls(List.of())).id()).isEqualTo("output-differs");
    }

    @Test
    void capabilityThatIsNotDeclaredIsNotBlamedForItsErrorAlone() {
        Diagnosis diagnosis = diagnostician.diagnose(Observed.workload("Operation not permitted\n")
                .undeclared(List.of(denied("unix-socket-bind", "bind", "EPERM"))));

        assertThat(diagnosis.kind()).isEqualTo(Diagnosis.Kind.UNEXPLAINED);
        assertThat(diagnosis.evidence())
                .contains("probes inside: no capability is declared; denied and not declared: unix-socket-bind");
    }

    @Test
    void errorAloneIsProbableAndErrorWithItsCallIsCertain() {
        ProbeResult bind = denied("unix-socket-bind", "bind", "EPERM");

        assertThat(diagnostician
                        .diagnose(Observed.workload("Operation not permitted\n", bind))
                        .confidence())
                .isEqualTo(Confidence.PROBABLE);
        assertThat(diagnostician
                        .diagnose(Observed.workload("bind: Operation not permitted\n", bind))
                        .confidence())
                .isEqualTo(Confidence.CERTAIN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            file-system-read-only | error: could not create /home/u/.cache/uv: Read-only file system (os error 30)
            rename-across-mounts  | OSError: [Errno 18] Invalid cross-device link: '/a' -> '/b'
            limit-reached         | tar: x: Cannot write: File too large
            limit-reached         | Error: EMFILE: too many open files, watch '/srv'
            limit-reached         | cp: error writing 'x': Disk quota exceeded
            """)
    void errorsOfFilesAreKnown(String id, String message) {
        Diagnosis diagnosis = diagnostician.diagnose(Observed.workload(message + "\n"));

        assertThat(diagnosis.id()).isEqualTo(id);
        assertThat(diagnosis.evidence()).containsExactly(message);
    }

    @Test
    void libraryFunctionIsNotToBeAnsweredByAFilter() {
        Diagnosis diagnosis = diagnostician.diagnose(Observed.workload(
                "tool: getaddrinfo: Function not implemented\n",
                denied("network-name-resolution", "getaddrinfo", "ENOSYS")));

        assertThat(diagnosis.id()).isNotEqualTo("syscall-not-implemented");
        assertThat(diagnosis.advice()).noneMatch(advice -> advice.contains("filter answer"));
    }

    @Test
    void invalidPivotIsNoRefusal() {
        Diagnosis invalid = diagnostician.diagnose(Observed.start("bwrap: pivot_root: Invalid argument\n"));

        assertThat(invalid.id()).isEqualTo("pivot-root-invalid");
        assertThat(invalid.title()).doesNotContain("refused");
        assertThat(invalid.advice()).noneMatch(advice -> advice.contains("seccomp"));
    }

    @Test
    void firstErrorIsQuotedAndNotTheFarewell() {
        Diagnosis diagnosis = diagnostician.diagnose(Observed.workload("""
                sandbox 1.2: network is off
                java.lang.IllegalStateException: no display
                npm error A complete log of this run can be found in: /home/u/.npm/_logs/x.log
                """, granted("unix-socket-bind")));

        assertThat(diagnosis.evidence()).contains("it says: java.lang.IllegalStateException: no display");
    }

    @ParameterizedTest
    @CsvSource({
        "137, killed, SIGKILL",
        "143, ended-by-signal, SIGTERM",
        "139, ended-by-signal, SIGSEGV",
        "153, ended-by-signal, SIGXFSZ"
    })
    void exitCodeOfAShellIsReadAsASignal(int exitCode, String id, String signal) {
        Diagnosis diagnosis = diagnostician.diagnose(Observation.of(Phase.WORKLOAD, Observed.exited(exitCode, "", ""))
                .outside(Observed.SUCCESS));

        assertThat(diagnosis.id()).isEqualTo(id);
        assertThat(diagnosis.title() + diagnosis.reasons()).contains(signal);
        assertThat(diagnosis.confidence()).isEqualTo(Confidence.UNKNOWN);
    }
}
