package io.sandcheck.report;

import static io.sandcheck.report.SampleResults.EXPECTED_DEVIATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.expectation.Expectation;
import io.sandcheck.experiment.Arm;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.json.Json;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Output;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.Level;
import io.sandcheck.verdict.Subject;
import io.sandcheck.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JournalTests extends WithJournal {

    @Test
    void eachResultIsInTheFileWhenTheListenerReturns() throws IOException {
        try (Journal journal = Journal.open(directory, NO_SECRETS)) {
            journal.finished(SampleResults.conforming("python/fork-pool", SandboxPolicy.READ_ONLY));
            assertThat(Files.readAllLines(journal.file())).hasSize(1);
            journal.finished(SampleResults.deviating(EXPECTED_DEVIATION));
            assertThat(Files.readAllLines(journal.file())).hasSize(2);
        }
    }

    @Test
    void aLineHasTheDocumentedKeysInTheirOrder() throws IOException {
        Map<String, Object> line = onlyLine(SampleResults.deviating(EXPECTED_DEVIATION));

        assertThat(line.keySet())
                .containsExactly(
                        "scenario",
                        "variant",
                        "title",
                        "sandbox",
                        "version",
                        "policy",
                        "network",
                        "host",
                        "condition",
                        "verdict",
                        "diagnosis",
                        "expectation",
                        "asExpected",
                        "edit",
                        "reason",
                        "disclaimer",
                        "measured",
                        "kind",
                        "level",
                        "source",
                        "requirements",
                        "durationMs",
                        "repetitions",
                        "probes",
                        "explanation",
                        "trace",
                        "family",
                        "arms");
        assertThat(line)
                .containsEntry("scenario", "python/forkserver-pool")
                .containsEntry("variant", "python-3.14")
                .containsEntry("policy", "workspace-write")
                .containsEntry("network", "off")
                .containsEntry("verdict", "DEVIATES")
                .containsEntry("diagnosis", "unix-socket-bind-denied")
                .containsEntry("asExpected", true)
                .containsEntry("source", List.of("openai/codex#24943"))
                .containsEntry("durationMs", 1500.0)
                .containsEntry(
                        "probes",
                        List.of(Map.of(
                                "capability", "unix-socket-bind",
                                "outside", "granted",
                                "inside", "denied: bind EPERM")));
    }

    @Test
    void theNetworkOfAPolicyIsAKeyOfItsOwn() throws IOException {
        assertThat(onlyLine(SampleResults.conforming("a/b", SandboxPolicy.WORKSPACE_WRITE_NETWORK)))
                .containsEntry("policy", "workspace-write")
                .containsEntry("network", "on");
    }

    @Test
    void malformedBytesAreReplacedAndTrueSizesKept() throws IOException {
        Output cut = new Output(new byte[] {'a', (byte) 0xff}, new byte[] {'z'}, 1_000_000_000_000L);
        CommandResult command = new CommandResult(
                List.of("flood"), null, "SIGKILL", true, cut, Output.EMPTY, Duration.ofSeconds(20), List.of("sleep 9"));
        ScenarioResult result = SampleResults.result(
                new Subject("a/b", null, Level.MAY, List.of()),
                SandboxPolicy.UNRESTRICTED,
                new Judgement(Verdict.DEVIATES, "hang", null),
                Expectation.CONFORMS,
                null,
                new Arm(command, "it hung"));

        RecordedArm inside = onlyResult(result).arms().inside();

        assertThat(inside).isNotNull();
        assertThat(inside.stdout()).isEqualTo("a\ufffd\n[... 999,999,999,997 bytes left out ...]\nz");
        assertThat(inside.stdoutBytes()).isEqualTo(1_000_000_000_000L);
        assertThat(inside.outcome()).isEqualTo("hung");
        assertThat(inside.leftBehind()).containsExactly("sleep 9");
    }

    @Test
    void whatIsReadBackIsWhatWasRecorded() {
        ScenarioResult result = SampleResults.deviating(EXPECTED_DEVIATION);

        RecordedResult read = onlyResult(result);

        assertThat(read).isEqualTo(RecordedResult.of(result, NO_SECRETS));
        assertThat(read.explanation()).isNotNull();
        assertThat(read.explanation().toDiagnosis())
                .isEqualTo(result.judgement().diagnosis());
    }

    @Test
    void credentialsOfTheEnvironmentDoNotAppearAnywhere() throws IOException {
        String secret = "ghp_s3cret.value$1";
        try (Journal journal = Journal.open(directory, Redaction.of(Map.of("GITHUB_TOKEN", secret)))) {
            journal.finished(SampleResults.deviating(Expectation.CONFORMS, "GITHUB_TOKEN=" + secret + "\n"));
        }
        assertThat(Files.readString(directory.resolve(Journal.FILE_NAME)))
                .doesNotContain(secret)
                .contains("GITHUB_TOKEN=[redacted: GITHUB_TOKEN]");
    }

    @Test
    void manyThreadsWriteWholeLines() {
        try (Journal journal = Journal.open(directory, NO_SECRETS)) {
            IntStream.range(0, 200)
                    .parallel()
                    .forEach(i -> journal.finished(SampleResults.conforming("a/s" + i, SandboxPolicy.READ_ONLY)));
        }
        List<RecordedResult> results = read(directory.resolve(Journal.FILE_NAME));
        assertThat(results)
                .extracting(RecordedResult::scenario)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 200).mapToObj(i -> "a/s" + i).toList());
    }

    @Test
    void aNewRunBeginsAnEmptyJournal() {
        for (int run = 0; run < 2; run++) {
            try (Journal journal = Journal.open(directory, NO_SECRETS)) {
                journal.finished(SampleResults.conforming("a/b", SandboxPolicy.READ_ONLY));
            }
        }
        assertThat(read(directory.resolve(Journal.FILE_NAME))).hasSize(1);
    }

    private Map<String, Object> onlyLine(ScenarioResult result) throws IOException {
        try (Journal journal = Journal.open(directory, NO_SECRETS)) {
            journal.finished(result);
        }
        return Json.readObject(Files.readString(directory.resolve(Journal.FILE_NAME)), "line");
    }

    private RecordedResult onlyResult(ScenarioResult result) {
        try (Journal journal = Journal.open(directory, NO_SECRETS)) {
            journal.finished(result);
        }
        return read(directory.resolve(Journal.FILE_NAME)).get(0);
    }
}
