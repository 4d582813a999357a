package io.sandcheck.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.conformance.ipc.UnixSocketScenarios;
import io.sandcheck.conformance.python.EventLoopScenarios;
import io.sandcheck.diagnosis.Diagnosis;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.verdict.Comparison;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class HangsTests {

    @Test
    void wakeUpThatIsDeniedIsNamedAsTheCauseOfAHang() {
        ScenarioResult result =
                run("ref-denies-send", EventLoopScenarios.class).get("python/event-loop-wake-up workspace-write");
        Diagnosis diagnosis = Objects.requireNonNull(
                Objects.requireNonNull(result).judgement().diagnosis());

        assertThat(diagnosis.id()).isEqualTo("workload-hangs");
        assertThat(diagnosis.title())
                .matches(
                        "The workload does not end inside \\(hung, killed after \\d+\\.\\d s\\): it waits in epoll_wait"
                                + " for a wake-up through a socketpair, which the sandbox denies \\(sendto \\[Errno 1] EPERM\\)\\.");
        assertThat(diagnosis.evidence().get(0))
                .matches("\\[.*] is in epoll_wait on fd \\d+, Unix socket without a name, as of a socketpair");
        assertThat(diagnosis.reasons())
                .containsExactly(
                        "An event loop is woken by a byte sent through a socketpair. asyncio and tokio ignore that the send failed, and wait forever.");
        assertThat(result.comparison()).isEqualTo(Comparison.AS_EXPECTED);
    }

    @Test
    void otherHangsSayWhereEachThreadStands() {
        ScenarioResult result = run("ref-hangs", UnixSocketScenarios.class).get("ipc/unix-socketpair workspace-write");
        Diagnosis diagnosis = Objects.requireNonNull(
                Objects.requireNonNull(result).judgement().diagnosis());

        assertThat(diagnosis.id()).isEqualTo("workload-hangs");
        assertThat(diagnosis.evidence()).contains("[sleep 1000000] is in clock_nanosleep");
    }

    private static Map<String, ScenarioResult> run(String sandbox, Class<?> scenarios) {
        return ScenarioRuns.run(sandbox, "process", scenarios);
    }
}
