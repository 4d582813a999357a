package io.sandcheck.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sandcheck.host.Host;
import io.sandcheck.host.Placement;
import io.sandcheck.host.process.ThisMachine;
import io.sandcheck.probe.ProbeResult.Outcome;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.seccomp.SeccompAssembler;
import io.sandcheck.seccomp.SeccompFilter;
import io.sandcheck.seccomp.SeccompRule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CensusProgramTests {

    private static Host host;

    @BeforeAll
    static void open() {
        host = ThisMachine.open();
    }

    @AfterAll
    static void close() {
        host.close();
    }

    @Test
    void aCensusBlamesEachKillOnTheStepThatWasAnnounced() {
        SeccompFilter filter = SeccompAssembler.assemble(
                List.of(new SeccompRule("bind", null, "kill"), new SeccompRule("sendmsg", null, "kill")));

        List<ProbeResult> results = census(filter)
                .take(List.of(
                        new Capability("unix-socket-bind"),
                        new Capability("unix-socketpair"),
                        new Capability("unix-socket-fd-passing")));

        assertThat(results)
                .extracting(ProbeResult::summary)
                .containsExactly("denied: bind killed by SIGSYS", "granted", "denied: sendmsg killed by SIGSYS");
    }

    @Test
    void aCensusThatCannotForkTakesTheProbesInItsOwnProcess() {
        SeccompFilter filter = SeccompAssembler.assemble(
                List.of(new SeccompRule("clone", null, "EAGAIN"), new SeccompRule("bind", null, "EPERM")));

        List<ProbeResult> results =
                census(filter).take(List.of(new Capability("process-fork"), new Capability("unix-socket-bind")));

        assertThat(results)
                .extracting(ProbeResult::summary)
                .containsExactly("denied: clone EAGAIN", "denied: bind EPERM");
    }

    @Test
    void aCensusThatIsKilledItselfLeavesAllUnknown() {
        SeccompFilter filter = SeccompAssembler.assemble(List.of(new SeccompRule("clone", null, "kill")));

        assertThat(census(filter).take(List.of(new Capability("process-fork"))))
                .extracting(ProbeResult::outcome, ProbeResult::detail)
                .containsExactly(tuple(Outcome.UNKNOWN, "no answer (census: killed by SIGSYS)"));
    }

    @Test
    void aProbeThatGivesNoAnswerInTimeIsUnknownAndNotDenied() {
        host.put(host.layout().fixtures() + "/probes/hang_about.py", """
                import signal


                def exercise(step):
                    step("pause")
                    signal.pause()
                """.getBytes(StandardCharsets.UTF_8), false);

        CommandResult result = host.run(Command.of(
                        python(),
                        "-c",
                        "import census; census.TIME_LIMIT_SECONDS = 2; print(census.take('hang-about'))")
                .withDirectory(host.layout().fixtures() + "/probes"));

        assertThat(result.stdout().text())
                .isEqualTo("{'capability': 'hang-about', 'outcome': 'unknown', 'syscall': 'pause', "
                        + "'detail': 'no answer in time, at pause'}\n");
    }

    @Test
    void aProbeThatStopsWhileItSharesAChildCostsNoOtherItsAnswer() {
        host.put(host.layout().fixtures() + "/probes/stop_here.py", """
                import signal

                TAKES_TURNS = True


                def exercise(step):
                    step("pause")
                    signal.pause()
                """.getBytes(StandardCharsets.UTF_8), false);

        CommandResult result = host.run(
                Command.of(python(), "-c", """
                        import census
                        census.TIME_LIMIT_SECONDS = 2
                        names = ["unix-socketpair", "stop-here", "memfd", "process-exec"]
                        census.prepare(names)
                        print(*(answer["outcome"] for answer in census.take_all(names)))
                        """).withDirectory(host.layout().fixtures() + "/probes"));

        assertThat(result.stdout().text()).isEqualTo("granted unknown granted granted\n");
    }

    @Test
    void aProbeThatIsKilledBySomebodyElseIsDeniedWithThatSignal() {
        host.put(host.layout().fixtures() + "/probes/end_itself.py", """
                import os
                import signal


                def exercise(step):
                    step("kill")
                    os.kill(os.getpid(), signal.SIGKILL)
                """.getBytes(StandardCharsets.UTF_8), false);

        CommandResult result = host.run(Command.of(python(), "-c", "import census; print(census.take('end-itself'))")
                .withDirectory(host.layout().fixtures() + "/probes"));

        assertThat(result.stdout().text())
                .isEqualTo("{'capability': 'end-itself', 'outcome': 'denied', 'syscall': 'kill', 'signal': 'SIGKILL',"
                        + " 'detail': 'killed'}\n");
    }

    @Test
    void aCensusUnderARandomNameGivesTheSameAnswers() {
        Census census = new Census(
                argv -> {
                    assertThat(argv.get(5)).matches(host.layout().workspace() + "/[a-z]+/[a-z]+");
                    return host.run(Command.of(argv));
                },
                python(),
                Placement.atRandom(host, host.layout().workspace()));

        assertThat(census.take(List.of(new Capability("unix-socket-bind"), new Capability("process-exec"))))
                .extracting(ProbeResult::outcome)
                .containsOnly(Outcome.GRANTED);
    }

    @Test
    void anAnswerWithoutTheTokenOfItsRunIsNone() {
        byte[] forged =
                "{\"capability\": \"process-fork\", \"outcome\": \"denied\", \"syscall\": \"clone\", \"errno\": \"EPERM\"}"
                        .getBytes(StandardCharsets.UTF_8);
        Census census = new Census(
                argv -> host.run(Command.of("cat").withStdin(forged)),
                python(),
                Placement.atRandom(host, host.layout().workspace()));

        assertThat(census.take(List.of(new Capability("process-fork"))))
                .extracting(ProbeResult::summary)
                .containsExactly("unknown: no answer (census: exit 0)");
    }

    private static String python() {
        return host.pythons().get(0).executable();
    }

    private static Census census(SeccompFilter filter) {
        return new Census(
                argv -> host.run(Command.of(argv).withSeccompFilter(filter)),
                python(),
                host.layout().fixtures());
    }
}
