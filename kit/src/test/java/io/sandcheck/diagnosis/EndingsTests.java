package io.sandcheck.diagnosis;

import static io.sandcheck.diagnosis.Observed.denied;
import static io.sandcheck.diagnosis.Observed.granted;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.sandbox.Output;
import io.sandcheck.sandbox.StuckThread;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a program ended, as a diagnosis. */
class EndingsTests {

    private final Diagnostician diagnostician = new Diagnostician();

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
                        "      If the workload must work, allow bind. Weakens: the protection that the filter gives.",
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
    void workloadThatRunsOnIsNotSaidToWait() {
        Diagnosis diagnosis = diagnostician.diagnose(
                Observation.of(Phase.WORKLOAD, Observed.busy("python3 spin.py")).outside(Observed.SUCCESS));

        assertThat(diagnosis.id()).isEqualTo("workload-runs-on");
        assertThat(diagnosis.confidence()).isEqualTo(Confidence.UNKNOWN);
        assertThat(diagnosis.title()).endsWith("When it was killed, [python3 spin.py] was running.");
        assertThat(diagnosis.advice()).noneSatisfy(each -> assertThat(each).contains("the call that does not return"));
    }

    @Test
    void loopThatSleepsBetweenItsTriesIsNotSaidToBeStuck() {
        StuckThread sleep =
                new StuckThread(7, "sleep 1", "S", "", "clock_nanosleep", List.of(), "by itself, 0.7 s", List.of());

        Diagnosis diagnosis = diagnostician.diagnose(
                Observation.of(Phase.WORKLOAD, Observed.runningOn(sleep)).outside(Observed.SUCCESS));

        assertThat(diagnosis.id()).isEqualTo("workload-runs-on");
        assertThat(diagnosis.title()).endsWith("It was not seen to be stuck.");
        assertThat(diagnosis.evidence()).startsWith("[sleep 1] is in clock_nanosleep, which ends by itself");
        assertThat(diagnosis.reasons()).singleElement().asString().contains("tries again and again");
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
}
