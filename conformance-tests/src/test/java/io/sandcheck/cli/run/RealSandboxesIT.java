package io.sandcheck.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.cli.Sandcheck;
import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.Screen;
import io.sandcheck.conformance.Engine;
import io.sandcheck.report.JournalReader;
import io.sandcheck.report.RecordedResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs each version of each real sandbox in its container: it must start, and give the results that its expectations name.
 * All that there is takes hours, so this is a part of it: every version with what is quick and matters most,
 * and some sandboxes, one of each kind, with what takes longer. {@code --sandbox all} runs all.
 */
class RealSandboxesIT {

    @TempDir
    Path directory;

    private final Screen screen = new Screen();

    @BeforeAll
    static void requireAnEngine() {
        Engine.require();
    }

    static Stream<Arguments> sandboxes() {
        return RealSandboxes.gated();
    }

    @ParameterizedTest
    @MethodSource("sandboxes")
    void allIsAsExpected(String sandbox, List<String> scenarios, List<String> policies) {
        int exitCode = run(sandbox, scenarios, policies);

        assertThat(exitCode).as(screen.out() + screen.err()).isEqualTo(ExitCode.AS_EXPECTED);
        assertThat(screen.out()).contains(" results as expected. GATE: pass\n");
    }

    @Test
    void codexDeviatesAsReportedInIssue24943() {
        run("codex@0.124.0", List.of("ipc/*", RealSandboxes.POOLS), List.of());

        List<String> results = new ArrayList<>();
        try (JournalReader journal = JournalReader.open(directory.resolve("results.jsonl"))) {
            journal.forEach((offset, result) -> results.add(describe(result)));
        }
        assertThat(results)
                .contains(
                        "ipc/unix-socket-bind workspace-write: DEVIATES unix-socket-bind-denied",
                        "python/forkserver-pool[python-3.14] workspace-write: DEVIATES unix-socket-bind-denied",
                        "python/fork-pool[python-3.14] workspace-write: CONFORMS null",
                        "python/spawn-pool[python-3.14] workspace-write: CONFORMS null",
                        "python/default-pool[python-3.10] workspace-write: CONFORMS null",
                        "python/default-pool[python-3.12] workspace-write: CONFORMS null",
                        "python/default-pool[python-3.14] workspace-write: DEVIATES unix-socket-bind-denied")
                .filteredOn(result -> result.contains(" unrestricted: "))
                .isNotEmpty()
                .allMatch(result -> result.endsWith(" CONFORMS null"));
        assertThat(screen.out())
                .containsPattern(
                        "multiprocessing/forkserver\\.py, line \\d+, in ensure_running: listener\\.bind\\(address\\)");
    }

    @Test
    void sandboxesAreJudgedOnAKernelOfTheirOwnToo() {
        int exitCode = execute(
                "vm",
                Stream.of("--sandbox", "bubblewrap", "--sandbox", "unshare", "--scenario", "ipc/unix-socketpair"));

        assertThat(exitCode).as(screen.out() + screen.err()).isEqualTo(ExitCode.AS_EXPECTED);
        assertThat(screen.out()).contains("Compatibility: 5 conform\n");
    }

    private static String describe(RecordedResult result) {
        return "%s %s: %s %s".formatted(result.label(), result.policyId(), result.verdict(), result.diagnosis());
    }

    private int run(String sandbox, List<String> scenarios, List<String> policies) {
        return execute(
                "container",
                Stream.of(
                                option("--sandbox", List.of(sandbox)),
                                option("--scenario", scenarios),
                                option("--policy", policies))
                        .flatMap(each -> each));
    }

    private static Stream<String> option(String name, List<String> values) {
        return values.stream().flatMap(value -> Stream.of(name, value));
    }

    private int execute(String host, Stream<String> options) {
        return Sandcheck.execute(
                screen.plain(),
                Stream.concat(Stream.of("run", "--verbose", "--host", host, "--out", directory.toString()), options)
                        .toArray(String[]::new));
    }
}
