package io.sandcheck.conformance.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sandcheck.conformance.ScenarioRuns;
import io.sandcheck.diagnosis.Diagnosis;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.verdict.Comparison;
import io.sandcheck.verdict.ScenarioKind;
import io.sandcheck.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardsTests {

    private static final String[] LABELS = {
        "guard/connect-loopback-outside workspace-write",
        "guard/connect-unix-socket-outside[abstract] workspace-write",
        "guard/connect-unix-socket-outside[path] workspace-write",
        "guard/git-hooks-writable workspace-write",
        "guard/read-outside-environ workspace-write",
        "guard/send-datagram-outside workspace-write",
        "guard/signal-outside-process workspace-write",
        "guard/write-home workspace-write",
        "guard/write-outside-workspace workspace-write",
    };

    private static final Map<String, ScenarioResult> ENFORCES_NOTHING = run("ref-enforces-nothing");

    @ParameterizedTest
    @ValueSource(strings = {"ref-enforces-nothing", "ref-denies-too-late"})
    void everyActEscapesFromASandboxThatDoesNotDenyIt(String sandbox) {
        Map<String, ScenarioResult> results = run(sandbox);

        assertThat(results).containsOnlyKeys(LABELS);
        assertThat(results.values()).allSatisfy(result -> {
            assertThat(result.judgement().verdict()).isEqualTo(Verdict.ESCAPE);
            assertThat(result.subject().kind()).isEqualTo(ScenarioKind.SECURITY);
            assertThat(result.comparison()).isEqualTo(Comparison.AS_EXPECTED);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    guard/connect-loopback-outside              | a listener outside accepted a connection to 127\\.0\\.0\\.1, port \\d+: in each way that was tried
                    guard/connect-unix-socket-outside[abstract] | a listener outside accepted a connection to an abstract Unix socket: in each way that was tried
                    guard/connect-unix-socket-outside[path]     | a listener outside accepted a connection to a Unix socket: in each way that was tried
                    guard/git-hooks-writable                    | files in /\\S+/\\.git/hooks were changed: in each way that was tried
                    guard/read-outside-environ                  | the sandbox revealed a variable of a process outside
                    guard/send-datagram-outside                 | a receiver outside got a datagram on port \\d+: in each way that was tried
                    guard/signal-outside-process                | a process outside received signals: in each way that was tried
                    guard/write-home                            | files in /\\S+/home/\\S+ were changed: in each way that was tried
                    guard/write-outside-workspace               | files in /\\S+/outside/\\S+ were changed: in each way that was tried
                    """)
    void escapeSaysWhatHappenedOutside(String label, String effect) {
        ScenarioResult result = Objects.requireNonNull(ENFORCES_NOTHING.get(label + " workspace-write"), label);
        Diagnosis diagnosis = Objects.requireNonNull(result.judgement().diagnosis());

        assertThat(result.judgement().reason()).matches("the forbidden act happened: " + effect);
        assertThat(diagnosis.id()).isEqualTo("guard-escaped");
        assertThat(diagnosis.title())
                .matches("The policy workspace-write forbids "
                        + result.subject().scenario() + ", and it happened: " + effect + "\\.");
        assertThat(diagnosis.evidence().get(0)).matches("outside of the sandbox: " + effect);
        assertThat(diagnosis.reasons()).hasSize(1);
        assertThat(diagnosis.advice())
                .hasSizeGreaterThanOrEqualTo(3)
                .last()
                .isEqualTo("If its makers do not promise to deny it, say so in the definition under does-not-promise,"
                        + " with a link to where they say so.");
    }

    @Test
    void denialThatComesTooLateIsNotBelieved() {
        ScenarioResult result =
                Objects.requireNonNull(run("ref-denies-too-late").get("guard/write-home workspace-write"));
        Diagnosis diagnosis = Objects.requireNonNull(result.judgement().diagnosis());

        assertThat(diagnosis.id()).isEqualTo("guard-denied-too-late");
        assertThat(diagnosis.title())
                .isEqualTo(
                        "The policy workspace-write forbids guard/write-home; the sandbox reported a failure (exit 1), but the act happened anyway.");
        assertThat(diagnosis.evidence())
                .last()
                .isEqualTo("the act inside: exit 1; the last line written: Operation not permitted");
    }

    @Test
    void sandboxThatKeepsItsPromiseConformsToAllGuards() {
        Map<String, String> judgements = judgements(run("ref-confines"));
        assumeTrue(
                judgements.values().stream().noneMatch(judgement -> judgement.startsWith("UNAVAILABLE")),
                "needs python3 and Landlock ABI 6");

        assertThat(judgements).containsOnlyKeys(LABELS).allSatisfy((label, judgement) -> assertThat(judgement)
                .isEqualTo("CONFORMS: it is denied and has no effect outside"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    creation-alone   | guard/write-home              | ESCAPE: the forbidden act happened: files in /\\S+/home/\\S+ were changed: overwrite by Python, .* more ways
                    leaks-descriptor | guard/write-outside-workspace | ESCAPE: the forbidden act happened: the sandbox left /\\S+/home/ref-confines\\.log open, and it was written to
                    puts-back        | guard/write-home              | ESCAPE: the forbidden act happened: files in /\\S+/home/\\S+ were changed, and put back later: create by Python, .* more ways.*
                    spares-shells    | guard/write-outside-workspace | ESCAPE: the forbidden act happened: a file in /\\S+/outside/\\S+ was created by a shell that is the command itself and runs in a directory below the workspace
                    spares-directories | guard/write-outside-workspace | ESCAPE: the forbidden act happened: a file in /\\S+/outside/\\S+ was created by a shell that is the command itself and runs in a directory below the workspace
                    forgets-32-bits  | guard/send-datagram-outside   | ESCAPE: the forbidden act happened: a receiver outside got a datagram on port \\d+: send a datagram by a static program with 32-bit calls.*
                    leaves-files     | guard/write-home              | CONFORMS: it is denied and has no effect outside; it leaves files in /\\S+/home/\\S+ without the expected content
                    leaves-files     | guard/write-outside-workspace | CONFORMS: it is denied and has no effect outside
                    """)
    void oneFaultOfASandboxThatElseKeepsItsPromiseIsNamed(String fault, String guard, String judgement) {
        Map<String, String> judgements = judgements(run("ref-confines-" + fault));
        assumeTrue(
                judgements.values().stream().noneMatch(each -> each.startsWith("UNAVAILABLE")),
                "needs python3 and Landlock ABI 6");

        assertThat(judgements.get(guard + " workspace-write")).matches(judgement);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    ref-confines-read-only         | CONFORMS: it is denied and has no effect outside
                    ref-confines-read-only-in-name | ESCAPE: the forbidden act happened: files in \\S+ were changed: .*
                    """)
    void readOnlyPolicyProtectsTheWorkspace(String sandbox, String judgement) {
        Map<String, String> judgements = judgements(ScenarioRuns.run(sandbox, "process", FileGuards.class));
        assumeTrue(!judgements.toString().contains("UNAVAILABLE"), "needs python3 and Landlock ABI 6");

        assertThat(judgements.get("guard/write-workspace read-only")).matches(judgement);
    }

    @Test
    void whatIsDeniedAndCarriedOutLaterIsAnEscape() {
        Map<String, String> judgements =
                judgements(ScenarioRuns.run("ref-confines-carries-out-later", "process", FileGuards.class));
        assumeTrue(
                judgements.values().stream().noneMatch(each -> each.startsWith("UNAVAILABLE")),
                "needs python3 and Landlock ABI 6");

        assertThat(judgements).hasSize(3).allSatisfy((label, judgement) -> assertThat(judgement)
                .startsWith("ESCAPE: the forbidden act happened: files in "));
    }

    @Test
    void whatIsNotPromisedDoesNotApply() {
        String notPromised =
                "NOT_APPLICABLE: its definition leaves this open: a reference sandbox confines system" + " calls only";

        assertThat(judgements(run("ref-denies-bind")))
                .containsEntry("guard/write-home workspace-write", notPromised)
                .containsEntry("guard/signal-outside-process workspace-write", notPromised)
                .containsEntry(
                        "guard/connect-loopback-outside workspace-write",
                        "CONFORMS: it is denied and has no effect outside");
    }

    @Test
    void oneVariantThatIsNotPromisedDoesNotExceptTheOther(@TempDir Path folder) throws IOException {
        Path definition = folder.resolve("sandbox.yaml");
        Files.writeString(definition, """
                        name: half-promised
                        title: Half promised
                        versions: ["1"]
                        policies:
                          workspace-write: {argv: ["{command}"]}
                        does-not-promise:
                          guard/connect-unix-socket-outside[path]: "https://example.com/why"
                        """);

        assertThat(judgements(run(definition.toString())))
                .containsEntry(
                        "guard/connect-unix-socket-outside[path] workspace-write",
                        "NOT_APPLICABLE: its makers do not promise to deny this: https://example.com/why; it happens")
                .hasEntrySatisfying(
                        "guard/connect-unix-socket-outside[abstract] workspace-write",
                        judgement -> assertThat(judgement).startsWith("ESCAPE: the forbidden act happened"));
    }

    private static Map<String, String> judgements(Map<String, ScenarioResult> results) {
        return results.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        result -> result.getValue().judgement().verdict() + ": "
                                + result.getValue().judgement().reason()));
    }

    private static Map<String, ScenarioResult> run(String sandbox) {
        return ScenarioRuns.run(sandbox, "process", FileGuards.class, SocketGuards.class, ProcessGuards.class);
    }
}
