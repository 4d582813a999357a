package io.sandcheck.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sandcheck.cli.Sandcheck;
import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.Screen;
import io.sandcheck.conformance.Engine;
import io.sandcheck.report.JournalReader;
import io.sandcheck.report.RecordedResult;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxCatalog;
import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.sandbox.SandboxDefinition.Install.Dockerfile;
import io.sandcheck.sandbox.SandboxPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

    private static final List<String> QUICK = List.of(
            "guard/connect-loopback-outside",
            "guard/connect-network",
            "guard/connect-unix-socket-outside",
            "guard/git-hooks-writable",
            "guard/read-outside-environ",
            "guard/resolve-name",
            "guard/send-datagram-outside",
            "guard/signal-outside-process",
            "guard/write-home",
            "guard/write-outside-workspace",
            "ipc/*");

    /** Of the guards that have many variants, those that tell most, and the starts that a release is tried with first. */
    private static final List<String> FURTHER = List.of(
            "guard/change-outside-object",
            "guard/change-outside-process[memory]",
            "guard/change-outside-process[priority]",
            "guard/connect-service[docker]",
            "guard/connect-service[ssh-agent]",
            "guard/outlive-sandbox",
            "guard/ping-network",
            "guard/read-credentials[ssh]",
            "guard/read-outside-process[command-line]",
            "guard/read-secret-variable[aws]",
            "guard/run-later-at-home[shell]",
            "guard/run-later-in-workspace[git]",
            "guard/run-later-in-workspace[mcp-absent]",
            "guard/run-later-in-workspace[vscode]",
            "guard/send-network[ipv4]",
            "guard/use-outside-terminal",
            "guard/write-outside-by[mode]",
            "guard/write-outside-by[proc-root]",
            "guard/write-shared-directory[tmp]",
            "start/*");

    private static final String POOLS = "python/*pool*";

    /** They need git and nothing else that an image lacks. */
    private static final List<String> SLOW = List.of(
            "agents/*", "files/*", "git/*", "identity/*", "kernel/*", "lifetime/*", "network/*", POOLS, "tools/*");

    /** What is much like another one, or starts an agent for each command: only if all is run. */
    private static final Set<String> SELDOM = Set.of(
            "bubblewrap-old@0.8.0",
            "bubblewrap-old@0.4.1",
            "codex-own-proc@0.124.0",
            "codex-system-bubblewrap@0.169.0",
            "codex-system-bubblewrap@0.124.0",
            "gemini-cli@0.61.0",
            "gemini-cli-acp@0.61.0",
            "node-permissions",
            "oci-bundle-runc");

    private static final Set<String> REPRESENTATIVE = Set.of("bubblewrap", "codex", "landrun", "sandbox-runtime");

    @TempDir
    Path directory;

    private final Screen screen = new Screen();

    @BeforeAll
    static void requireAnEngine() {
        Engine.require();
    }

    static Stream<Arguments> sandboxes() {
        List<SandboxDefinition> definitions = SandboxCatalog.ofFixtures().definitions().stream()
                .filter(definition -> definition.install() instanceof Dockerfile)
                .filter(definition -> definition.install().terms().isEmpty())
                .toList();
        List<Sandbox> representative = definitions.stream()
                .filter(definition -> REPRESENTATIVE.contains(definition.name()))
                .map(SandboxDefinition::atDefaultVersion)
                .toList();
        return Stream.of(
                        definitions.stream().flatMap(definition -> definition.inAllVersions().stream()
                                .filter(sandbox -> !SELDOM.contains(sandbox.reference()))
                                .map(sandbox -> quick(
                                        sandbox,
                                        sandbox.reference()
                                                .equals(definition
                                                        .atDefaultVersion()
                                                        .reference())))),
                        representative.stream().map(RealSandboxesIT::slow),
                        representative.stream()
                                .map(sandbox -> arguments(sandbox.reference(), FURTHER, List.of("workspace-write"))))
                .flatMap(each -> each);
    }

    /** The version that users have, under every policy; an older one under the policy that most have. */
    private static Arguments quick(Sandbox sandbox, boolean isDefault) {
        boolean one = !isDefault && sandbox.policies().containsKey(SandboxPolicy.WORKSPACE_WRITE);
        return arguments(sandbox.reference(), QUICK, one ? List.of(SandboxPolicy.WORKSPACE_WRITE.id()) : List.of());
    }

    private static Arguments slow(Sandbox sandbox) {
        List<String> policies = Stream.of(SandboxPolicy.WORKSPACE_WRITE, SandboxPolicy.WORKSPACE_WRITE_NETWORK)
                .filter(sandbox.policies()::containsKey)
                .map(SandboxPolicy::id)
                .toList();
        return arguments(sandbox.reference(), SLOW, policies);
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
        run("codex@0.124.0", List.of("ipc/*", POOLS), List.of());

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
