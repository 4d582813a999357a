package io.sandcheck.conformance.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sandcheck.conformance.ScenarioRuns;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Comparison;
import io.sandcheck.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guards that are parametrised: each escapes from a sandbox that enforces nothing, and one that confines holds it. */
class FurtherGuardsTests {

    private static final Class<?>[] CLASSES = {
        LaterGuards.class,
        ObjectGuards.class,
        ProcessControlGuards.class,
        SecretGuards.class,
        ServiceGuards.class,
        TerminalGuards.class,
        WriteGuards.class
    };

    /** How many variants there are of each. */
    private static final Map<String, Integer> GUARDS = new TreeMap<>(Map.ofEntries(
            Map.entry("guard/change-outside-object", 5),
            Map.entry("guard/change-outside-process", 7),
            Map.entry("guard/connect-service", 5),
            Map.entry("guard/outlive-sandbox", 1),
            Map.entry("guard/read-credentials", 12),
            Map.entry("guard/read-outside-process", 4),
            Map.entry("guard/read-secret-variable", 3),
            Map.entry("guard/run-later-at-home", 8),
            Map.entry("guard/run-later-in-workspace", 9),
            Map.entry("guard/use-outside-terminal", 2),
            Map.entry("guard/write-outside-by", 5),
            Map.entry("guard/write-outside-by-command", 1),
            Map.entry("guard/write-shared-directory", 3)));

    /** Those that a sandbox of Landlock and a filter can hold. */
    private static final Set<String> HELD = Set.of(
            "guard/change-outside-object",
            "guard/change-outside-process",
            "guard/connect-service",
            "guard/read-outside-process",
            "guard/run-later-at-home",
            "guard/write-outside-by",
            "guard/write-outside-by-command");

    private static final Map<String, ScenarioResult> ENFORCES_NOTHING = run("ref-enforces-nothing", any -> true);

    @Test
    void everyActEscapesFromASandboxThatEnforcesNothing() {
        Map<String, Integer> counts = new TreeMap<>();
        ENFORCES_NOTHING
                .values()
                .forEach(result -> counts.merge(result.subject().scenario(), 1, Integer::sum));

        assertThat(counts).isEqualTo(GUARDS);
        assertThat(ENFORCES_NOTHING.values())
                .filteredOn(result -> result.judgement().verdict() != Verdict.NOT_APPLICABLE)
                .hasSizeGreaterThanOrEqualTo(60)
                .allSatisfy(result -> {
                    assertThat(result.judgement().verdict())
                            .as(result.subject().label() + result.judgement().reason())
                            .isEqualTo(Verdict.ESCAPE);
                    assertThat(result.comparison()).isEqualTo(Comparison.AS_EXPECTED);
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    guard/change-outside-object[message-queue] | an object of a program outside was changed \\(message-queue\\): in each way that was tried
                    guard/change-outside-object[semaphore]     | an object of a program outside was changed \\(semaphore\\): in each way that was tried
                    guard/change-outside-process[memory]       | a process outside was changed \\(memory\\): in each way that was tried
                    guard/change-outside-process[trace]        | a process outside was changed \\(trace\\): in each way that was tried
                    guard/connect-service[x11]                 | a listener outside accepted a connection to an abstract Unix socket: in each way that was tried
                    guard/outlive-sandbox                      | a process still runs after its sandbox has ended: in each way that was tried
                    guard/read-credentials[ssh]                | the sandbox revealed the content of ~/\\.ssh/id_ed25519
                    guard/read-outside-process[memory]         | the sandbox revealed the memory of a process outside
                    guard/read-secret-variable[aws]            | the sandbox revealed the value of AWS_SECRET_ACCESS_KEY
                    guard/run-later-at-home[ssh]               | the text that was written to \\S+/\\.ssh/authorized_keys or \\S+/\\.ssh/rc stays there: in each way that was tried
                    guard/run-later-in-workspace[mcp-absent]   | the text that was written to \\S+/\\.mcp\\.json stays there: in each way that was tried
                    guard/use-outside-terminal[show]           | a terminal outside shows it: in each way that was tried
                    guard/write-outside-by[mapping]            | what is in \\S+/outside/\\S+ was changed: in each way that was tried
                    """)
    void escapeSaysWhatHappenedOutside(String label, String effect) {
        ScenarioResult result = Objects.requireNonNull(ENFORCES_NOTHING.get(label + " workspace-write"), label);

        assertThat(result.judgement().reason()).matches("the forbidden act happened: " + effect);
    }

    @Test
    void sandboxThatConfinesHoldsWhatItPromises() {
        Map<String, ScenarioResult> results = run("ref-confines", HELD::contains);
        assumeTrue(
                results.values().stream().noneMatch(result -> result.judgement().verdict() == Verdict.UNAVAILABLE),
                "needs python3 and Landlock ABI 6");

        assertThat(results.values())
                .filteredOn(result -> result.judgement().disclaimer() == null)
                .hasSizeGreaterThanOrEqualTo(28)
                .allSatisfy(result -> assertThat(result.judgement().reason())
                        .as(result.subject().label())
                        .isEqualTo("it is denied and has no effect outside"));
    }

    @Test
    void programThatASandboxTrustsIsNamed() {
        ScenarioResult result =
                Objects.requireNonNull(run("ref-confines-trusts-programs", "guard/write-outside-by-command"::equals)
                        .get("guard/write-outside-by-command workspace-write"));
        assumeTrue(result.judgement().verdict() != Verdict.UNAVAILABLE, "needs python3 and Landlock ABI 6");

        assertThat(result.judgement().reason())
                .isEqualTo("the forbidden act happened: the command [git init -q] created a file outside");
    }

    @Test
    void actThatMakersDoNotPromiseToDenyIsTriedAndTold(@TempDir Path folder) throws IOException {
        Path definition = folder.resolve("sandbox.yaml");
        Files.writeString(definition, """
                        name: promises-little
                        title: Promises little
                        versions: ["1"]
                        policies:
                          workspace-write: {argv: ["{command}"]}
                        does-not-promise:
                          guard/read-secret-variable[aws]: "https://example.com/why: it passes all on"
                        """);

        ScenarioResult result = Objects.requireNonNull(run(definition.toString(), "guard/read-secret-variable"::equals)
                .get("guard/read-secret-variable[aws] workspace-write"));

        assertThat(result.judgement().verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(result.judgement().measured()).isEqualTo(Verdict.ESCAPE);
        assertThat(result.judgement().reason())
                .isEqualTo(
                        "its makers do not promise to deny this: https://example.com/why: it passes all on; it happens");
    }

    private static Map<String, ScenarioResult> run(String sandbox, Predicate<String> wanted) {
        return ScenarioRuns.run(
                sandbox,
                "process",
                SandboxPolicy.WORKSPACE_WRITE,
                scenario -> wanted.test(scenario.description().id()),
                CLASSES);
    }
}
