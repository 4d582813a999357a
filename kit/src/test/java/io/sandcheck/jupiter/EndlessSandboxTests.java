package io.sandcheck.jupiter;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.report.JournalReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reference sandboxes under which commands do not end, or do not stop writing. */
class EndlessSandboxTests {

    @Test
    void hangEndsAtTheTimeLimitAndLeavesNoOrphanBehind(@TempDir Path directory) throws IOException {
        Path sandbox = new DefinitionCopies(directory).withoutExpectations("ref-hangs");
        String sleep = "sleep 1000000.%d".formatted(ProcessHandle.current().pid());
        Path script = sandbox.resolve("hang.sh");
        Files.writeString(script, Files.readString(script).replace("sleep 1000000", sleep));

        SampleRun.Results hang = SampleRun.of(WorkloadsTestCase.class, "quick")
                .with("sandcheck.out", directory.toString())
                .in(sandbox);

        hang.tests().assertStatistics(count -> count.started(1).failed(1));
        assertThat(hang.messages())
                .containsExactly(Map.entry("sample/quick in ref-hangs@1 workspace-write", """
                sample/quick in ref-hangs@1 workspace-write: DEVIATES [workload-runs-on], expected CONFORMS
                because it works outside and does not end inside (did not end, killed after <time>)
                what: The workload does not end inside (did not end, killed after <time>); outside it did: exit 0. It was not seen to be stuck. [workload-runs-on] (cause unknown)
                seen: [%1$s] is in clock_nanosleep | [%1$s] is in clock_nanosleep | the last line written: not in /workloads/ | probes inside: no capability is declared; denied and not declared: connect-tcp, inet-socket, loopback-connect, loopback-listen, new-privileges
                do:   To see what it tries, run it inside under strace -f. If it is slow, give the scenario a longer time limit.""".formatted(sleep)));
        assertThat(leftBehind(directory)).containsExactly(sleep);
        assertThat(ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse("")))
                .isNotEmpty()
                .noneMatch(line -> line.endsWith(sleep));
    }

    @Test
    void floodIsMeasuredToTheLastByte(@TempDir Path directory) throws IOException {
        SampleRun.Results flood = SampleRun.of(WorkloadsTestCase.class, "slow")
                .in(new DefinitionCopies(directory).withoutExpectations("ref-floods"));

        flood.tests().assertStatistics(count -> count.started(1).failed(1));
        assertThat(flood.messages()).containsExactly(Map.entry("sample/slow in ref-floods@1 workspace-write", """
                sample/slow in ref-floods@1 workspace-write: DEVIATES [output-flooded], expected CONFORMS
                because it works outside and fails inside (exit 0), explained
                what: The output is flooded inside: 2,147,483,667 bytes, but 19 outside. [output-flooded] (certain)
                seen: workload inside: exit 0; outside: exit 0
                why:  The workload's own output is lost in it, or arrived too late.
                do:   Turn off the sandbox's debug output, or send it to a file."""));
    }

    private static List<String> leftBehind(Path directory) {
        List<String> commands = new ArrayList<>();
        try (JournalReader journal = JournalReader.open(directory.resolve("results.jsonl"))) {
            journal.forEach((offset, result) ->
                    commands.addAll(requireNonNull(result.arms().inside()).leftBehind()));
        }
        return commands;
    }
}
