package io.sandcheck.diagnosis;

import static io.sandcheck.diagnosis.Observed.denied;
import static io.sandcheck.diagnosis.Observed.granted;
import static io.sandcheck.diagnosis.Observed.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.sandbox.Output;
import io.sandcheck.sandbox.SandboxDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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
    void killIsExplainedByTheProbeThatWasKilled() {
        Diagnosis diagnosis = diagnostician.diagnose(Observation.of(Phase.WORKLOAD, Observed.killed("SIGSYS"))
                .outside(Observed.SUCCESS)
                .probes(List.of(Observed.killed("unix-socket-bind", "bind"))));

        assertThat(diagnosis.id()).isEqualTo("killed-by-seccomp");
        assertThat(diagnosis.syscall()).isEqualTo("bind");
        assertThat(diagnosis.errno()).isNull();
        assertThat(Explanation.inBrief(diagnosis))
                .containsExactly(
                        "what: Capability unix-socket-bind is denied inside: a seccomp filter kills the process that"
                                + " calls bind (SIGSYS). [killed-by-seccomp] (certain)",
                        "seen: workload inside: killed by SIGSYS | probe unix-socket-bind: bind killed by SIGSYS",
                        "why:  A program cannot catch this: it cannot fall back, report the cause, or finish writing its files.",
                        "do:   Have the filter answer bind with EPERM (SECCOMP_RET_ERRNO) instead of killing. Weakens"
                                + " nothing: the call stays denied.",
                        "      If the workload must work, allow bind. Weakens: what the filter denies it for.",
                        "      Run this one command under the policy unrestricted. Weakens: it may write every file that you may write, and use the network.");
    }

    @Test
    void killIsRecognizedByTheExitCodeOfAShell() {
        Diagnosis diagnosis = diagnostician.diagnose(
                Observation.of(Phase.WORKLOAD, Observed.exited(128 + 31, "", "Bad system call\n"))
                        .outside(Observed.SUCCESS)
                        .probes(List.of(granted("unix-socket-bind"))));

        assertThat(diagnosis.id()).isEqualTo("killed-by-seccomp");
        assertThat(diagnosis.title())
                .isEqualTo(
                        "A seccomp filter killed the workload inside (SIGSYS), for a system call that belongs to no declared capability.");
    }

    @Test
    void hangWithADeniedCapabilityNamesIt() {
        Diagnosis diagnosis = diagnostician.diagnose(Observation.of(Phase.WORKLOAD, Observed.hung("waiting\n"))
                .outside(Observed.SUCCESS)
                .probes(List.of(denied("unix-socketpair", "sendto", "EPERM"))));

        assertThat(diagnosis.id()).isEqualTo("workload-hangs");
        assertThat(diagnosis.kind()).isEqualTo(Diagnosis.Kind.HANG);
        assertThat(diagnosis.title())
                .isEqualTo("The workload does not end inside (hung, killed after 20.0 s); outside it did: exit 0.");
        assertThat(diagnosis.reasons())
                .containsExactly(
                        "unix-socketpair is denied inside (sendto [Errno 1] EPERM); a program that waits for an answer that way waits forever.");
    }

    @Test
    void floodIsToldInNumbers() {
        Output flood = new Output(new byte[1 << 18], new byte[1 << 18], 2L << 30);
        Diagnosis diagnosis = diagnostician.diagnose(
                Observation.of(Phase.WORKLOAD, Observed.result(0, null, false, flood, Output.EMPTY))
                        .outside(Observed.SUCCESS));

        assertThat(diagnosis.id()).isEqualTo("output-flooded");
        assertThat(diagnosis.title()).isEqualTo("The output is flooded inside: 2,147,483,648 bytes, but 4 outside.");
    }

    @Test
    void programThatWritesMuchOutsideTooIsNotAFlood() {
        Output much = new Output(new byte[10], new byte[10], 1000);
        Diagnosis diagnosis = diagnostician.diagnose(
                Observation.of(Phase.WORKLOAD, Observed.result(1, null, false, much, Output.EMPTY))
                        .outside(Observed.result(0, null, false, much, Output.EMPTY)));

        assertThat(diagnosis.id()).isEqualTo("unexplained");
    }

    @Test
    void changedExitCodeIsBelievedOnlyWhereTheStartUpCheckSawItToo() {
        Observation observation = Observation.of(Phase.WORKLOAD, Observed.exited(3, "[1]\n", ""))
                .outside(Observed.SUCCESS)
                .probes(List.of(granted("unix-socket-bind")));

        assertThat(diagnostician
                        .diagnose(observation.fact(Fact.EXIT_CODE_KEPT, "false"))
                        .title())
                .isEqualTo("The sandbox does not return the exit code of the command: exit 3 instead of exit 0.");
        assertThat(diagnostician
                        .diagnose(observation.fact(Fact.EXIT_CODE_KEPT, "true"))
                        .id())
                .isEqualTo("unexplained");
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

    @ParameterizedTest
    @EnumSource
    void textOfAnAssertionChangesNoDiagnosis(Phase phase) {
        Diagnosis before = diagnostician.diagnose(Observation.of(phase, Observed.exited(1, "", "")));

        for (String text : List.of(
                "it names the wrong cause, x",
                "its exit code could be that of a command: exit 1",
                "it leaves behind: file /tmp/x",
                "start-retries: ",
                "out of cheese")) {
            Diagnosis diagnosis = diagnostician.diagnose(
                    Observation.of(phase, Observed.exited(1, "", "")).fact(Fact.FAILURE, text));

            assertThat(diagnosis.id()).isEqualTo(before.id());
            assertThat(diagnosis.kind()).isEqualTo(before.kind());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "names-wrong, start-message-misleads",
        "ordinary-exit, start-exit-code-ordinary",
        "residue, start-residue",
        "names-none, sandbox-start-failed"
    })
    void shortcomingOfAStartIsMatchedByItsName(String shortcoming, String id) {
        assertThat(diagnostician
                        .diagnose(Observed.start("").fact(Fact.SHORTCOMING, shortcoming))
                        .id())
                .isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({
        "connect-loopback connect-tcp, no local server of the user can be reached, true",
        "read-loopback-dump read-file, no local server of the user can be reached, false",
        "write-outside-workspace write-file, private /tmp read-only, true",
        "write-git-hooks write-file, private /tmp read-only, false",
        "write-git-hooks write-file, .git read-only, true"
    })
    void adviceOnAnActIsForThatActAlone(String attempted, String advice, boolean given) {
        Diagnosis diagnosis = diagnostician.diagnose(Observation.of(Phase.GUARD, Observed.exited(0, "", ""))
                .fact(Fact.ACT, "guard/x")
                .fact(Fact.ATTEMPTED, attempted));

        assertThat(diagnosis.advice().stream().anyMatch(line -> line.contains(advice)))
                .isEqualTo(given);
    }

    @Test
    void rulesInTheFolderOfASandboxAreTriedFirstForThatSandboxAlone(@TempDir Path directory) throws Exception {
        Path folder = Files.createDirectory(directory.resolve("mine"));
        Path file = Files.writeString(folder.resolve("sandbox.yaml"), """
                name: mine
                title: Mine
                versions: ["1"]
                policies: {read-only: {argv: [env, "{command}"]}}
                """);
        Files.writeString(folder.resolve("rules.yaml"), """
                phase: [workload]
                rules:
                  - id: cheese-shortage
                    when: {output: 'out of cheese'}
                    title: "There is none."
                """);
        Observation observation = Observed.workload("out of cheese\n");

        assertThat(diagnostician
                        .of(SandboxDefinition.read(file))
                        .diagnose(observation)
                        .id())
                .isEqualTo("cheese-shortage");
        assertThat(diagnostician.diagnose(observation).id()).isEqualTo("unexplained");
    }

    @Test
    void thePolicyThatIsInForceIsNotRecommended() {
        Observation observation = Observed.workload("EPERM\n", denied("unix-socket-bind", "bind", "EPERM"));

        assertThat(diagnostician
                        .diagnose(observation.fact(Fact.POLICY, "workspace-write"))
                        .advice())
                .anyMatch(advice -> advice.contains("policy unrestricted"));
        assertThat(diagnostician
                        .diagnose(observation.fact(Fact.POLICY, "unrestricted"))
                        .advice())
                .isNotEmpty()
                .noneMatch(advice -> advice.contains("policy unrestricted"));
    }

    @Test
    void rulesOfOnesOwnAreTriedFirst(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("mine.yaml"), """
                rules:
                  - id: cheese-shortage
                    phase: [workload]
                    when: {output: 'out of (?<goods>\\w+)'}
                    title: "There is no {goods}."
                """);

        Diagnostician mine = new Diagnostician(DiagnosisRules.read(file));

        assertThat(mine.diagnose(Observed.workload("out of cheese\n")).title()).isEqualTo("There is no cheese.");
        assertThat(mine.diagnose(Observed.workload("out of patience")).title()).isEqualTo("There is no patience.");
        assertThat(mine.diagnose(Observed.workload("")).id()).isEqualTo("unexplained");
    }
}
