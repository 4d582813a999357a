package io.sandcheck.diagnosis;

import static io.sandcheck.diagnosis.Observed.denied;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.sandbox.Capability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnixSocketBindTests {

    private static final String USE_SPAWN =
            "multiprocessing.set_start_method(\"spawn\"), or mp_context=multiprocessing.get_context(\"spawn\") for an"
                    + " executor: needs no Unix socket. Costs start-up time, and the main module is imported again in"
                    + " each worker.";

    @Test
    void forkserverIsExplainedToSomeoneWhoUsesPython314() {
        Diagnosis diagnosis = new Diagnostician()
                .diagnose(Observed.workload(
                                Observed.text("forkserver-bind-eperm-3.14.txt"),
                                denied("unix-socket-bind", "bind", "EPERM"))
                        .fact(Fact.PYTHON, "3.14"));

        assertThat(diagnosis.kind()).isEqualTo(Diagnosis.Kind.EXPLAINED);
        assertThat(diagnosis.capability()).isEqualTo(new Capability("unix-socket-bind"));
        assertThat(diagnosis.syscall()).isEqualTo("bind");
        assertThat(diagnosis.errno()).isEqualTo("EPERM");
        assertThat(Explanation.inBrief(diagnosis))
                .containsExactly(
                        "what: Capability unix-socket-bind is denied inside: bind failed with EPERM (Operation not permitted)."
                                + " [unix-socket-bind-denied] (certain)",
                        "seen: multiprocessing/forkserver.py, line 160, in ensure_running: listener.bind(address)"
                                + " | PermissionError: [Errno 1] Operation not permitted"
                                + " | probe unix-socket-bind: bind [Errno 1] EPERM",
                        "why:  Python 3.14 made forkserver the default start method on POSIX (this is 3.14): its server"
                                + " listens on a Unix socket, so multiprocessing.Pool and ProcessPoolExecutor need to bind"
                                + " one.",
                        "do:   If a formatter makes the pool: autoflake --jobs 1, isort without --jobs, black --workers 1 (hangs if send is denied too). Costs speed.",
                        "      " + USE_SPAWN,
                        "      multiprocessing.set_start_method(\"fork\"), the default until 3.13: needs no Unix socket."
                                + " Costs safety: a child of a process with threads can deadlock (Python 3.12 and later"
                                + " warn of it).");
    }

    @ParameterizedTest
    @CsvSource({"3.10, 138", "3.12, 138"})
    void olderPythonsUseForkserverOnlyWhereItIsAskedFor(String python, int line) {
        Diagnosis diagnosis = new Diagnostician()
                .diagnose(Observed.workload(
                                Observed.text("forkserver-bind-eperm-" + python + ".txt"),
                                denied("unix-socket-bind", "bind", "EPERM"))
                        .fact(Fact.PYTHON, python));

        assertThat(diagnosis.id()).isEqualTo("unix-socket-bind-denied");
        assertThat(diagnosis.evidence())
                .first()
                .isEqualTo(
                        "multiprocessing/forkserver.py, line " + line + ", in ensure_running: listener.bind(address)");
        assertThat(diagnosis.reasons())
                .containsExactly(
                        "Python %s starts workers by fork unless the program asks for forkserver, as it does here. Its server listens on a Unix socket. Python 3.14 made it the default on POSIX."
                                .formatted(python),
                        "A seccomp filter cannot read the address that bind gets by pointer. If it denies bind to turn the network off, it denies Unix sockets too.");
    }

    @Test
    void aProgramThatBindsItselfIsNotToldAboutPools() {
        Diagnosis diagnosis = new Diagnostician()
                .diagnose(Observed.workload(
                                Observed.text("bind-eperm-3.14.txt"),
                                denied("unix-socket-bind-abstract", "bind", "EPERM"))
                        .fact(Fact.PYTHON, "3.14"));

        assertThat(diagnosis.capability()).isEqualTo(new Capability("unix-socket-bind-abstract"));
        assertThat(diagnosis.evidence())
                .containsExactly(
                        "workloads/bind_unix_socket.py, line 19, in main: listener.bind(address)",
                        "PermissionError: [Errno 1] Operation not permitted",
                        "probe unix-socket-bind-abstract: bind [Errno 1] EPERM");
        assertThat(diagnosis.advice())
                .containsExactly(
                        "In the sandbox: filter socket() instead, whose family argument a filter can read, and allow bind. Weakens: a program inside can offer a Unix socket to programs outside that share its files (a path) or its network namespace (an abstract name).",
                        "Run this one command under the policy unrestricted. Weakens: it may write every file that you may write, and use the network.");
    }

    @Test
    void aProgramOfNodeIsRecognizedByItsMessage() {
        Diagnosis diagnosis = new Diagnostician()
                .diagnose(Observed.workload(
                        "Error: listen EPERM: operation not permitted /tmp/x/socket\n",
                        denied("unix-socket-bind", "bind", "EPERM")));

        assertThat(diagnosis.id()).isEqualTo("unix-socket-bind-denied");
        assertThat(diagnosis.evidence())
                .containsExactly(
                        "Error: listen EPERM: operation not permitted /tmp/x/socket",
                        "probe unix-socket-bind: bind [Errno 1] EPERM");
    }

    @Test
    void theTracebackIsEnoughWhereTheCapabilityIsNotDeclared() {
        Diagnosis diagnosis = new Diagnostician()
                .diagnose(Observed.workload(Observed.text("executor-bind-eperm-3.14.txt"))
                        .fact(Fact.PYTHON, "3.14"));

        assertThat(diagnosis.id()).isEqualTo("unix-socket-bind-denied");
        assertThat(diagnosis.capability()).isEqualTo(new Capability("unix-socket-bind"));
        assertThat(diagnosis.syscall()).isEqualTo("bind");
        assertThat(diagnosis.errno()).isEqualTo("EPERM");
        assertThat(diagnosis.advice()).contains(USE_SPAWN);
    }

    @Test
    void aGrantedCapabilityContradictsTheTraceback() {
        Diagnosis diagnosis = new Diagnostician()
                .diagnose(Observed.workload(
                        Observed.text("forkserver-bind-eperm-3.14.txt"), Observed.granted("unix-socket-bind")));

        assertThat(diagnosis.kind()).isEqualTo(Diagnosis.Kind.UNEXPLAINED);
        assertThat(diagnosis.evidence()).contains("probes inside: unix-socket-bind granted");
    }
}
