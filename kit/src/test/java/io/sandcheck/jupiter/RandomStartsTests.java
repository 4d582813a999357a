package io.sandcheck.jupiter;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.report.JournalReader;
import io.sandcheck.report.RecordedArm;
import io.sandcheck.report.RecordedResult;
import io.sandcheck.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start of a sandbox that fails at random is repeated and told; a command that began never is, whatever comes of it. */
class RandomStartsTests {

    private static final String CRASH = "exit 2: panic: running on goroutine 17 (task goroutine is 0)";
    private static final String TWICE = "-le 2 ]";

    @TempDir
    Path directory;

    @Test
    void startThatFailsIsRepeatedAndEachTimeIsInTheReport() throws IOException {
        RecordedResult result = run(atStart(TWICE, TWICE), "twoCommands");

        assertThat(result.verdict()).isEqualTo(Verdict.CONFORMS);
        // Two in each workspace: of the start check and the enforcement, of the probes, and of the arm itself.
        assertThat(inside(result).repeatedStarts()).hasSize(6).containsOnly(CRASH);
        assertThat(requireNonNull(result.arms().outside()).repeatedStarts()).isEmpty();
    }

    @Test
    void commandThatBeganIsNeverRepeatedThoughTheSandboxCrashesWithTheSameWords() throws IOException {
        Path sandbox = new DefinitionCopies(directory).withoutExpectations("ref-crashes-at-end");

        RecordedResult result = run(sandbox, "twoCommands");

        assertThat(result.verdict()).isEqualTo(Verdict.DEVIATES);
        assertThat(inside(result).exitCode()).isEqualTo(2);
        assertThat(inside(result).stdout()).contains("\"received\"");
        assertThat(inside(result).stderr()).isEqualTo("panic: running on goroutine 17 (task goroutine is 0)\n");
        assertThat(inside(result).repeatedStarts()).isEmpty();
    }

    @Test
    void sandboxThatStartsForNothingIsUnavailable() throws IOException {
        RecordedResult result = run(atStart(TWICE, "-le 3 ]"), "twoCommands");

        assertThat(result.verdict()).isEqualTo(Verdict.UNAVAILABLE);
        assertThat(result.diagnosis()).isEqualTo("sandbox-crashed");
        assertThat(requireNonNull(result.explanation()).evidence())
                .containsExactly(
                        "panic: running on goroutine 17 (task goroutine is 0)",
                        "its definition repeats such a start, at most 2 times");
        assertThat(inside(result).repeatedStarts()).containsExactly(CRASH, CRASH);
    }

    @Test
    void sandboxThatDoesNotStartForOneCommandOfAScenarioIsUnavailableAndDoesNotDeviate() throws IOException {
        RecordedResult result =
                run(atStart(TWICE, "-le 2 ] || case \"$*\" in */workloads/*) : ;; *) false ;; esac"), "twoCommands");

        assertThat(result.verdict()).isEqualTo(Verdict.UNAVAILABLE);
        assertThat(result.diagnosis()).isEqualTo("sandbox-crashed");
        assertThat(inside(result).argv()).anyMatch(word -> word.endsWith("/make_socketpair.py"));
    }

    @Test
    void startThatFailsInAnotherWayIsNotRepeated() throws IOException {
        Path sandbox = atStart("'panic: running on", "'out of luck on");

        RecordedResult result = run(sandbox, "twoCommands");

        assertThat(result.verdict()).isEqualTo(Verdict.UNAVAILABLE);
        assertThat(result.diagnosis()).isEqualTo("sandbox-start-failed");
        assertThat(inside(result).repeatedStarts()).isEmpty();
    }

    @Test
    void actThatEscapedInAStartThatWasRepeatedHasEscaped() throws IOException {
        Path sandbox = atStart("    echo 'panic", "    \"$@\" >/dev/null 2>&1; echo 'panic");

        RecordedResult result = run(sandbox, "writeOutside");

        assertThat(result.verdict()).isEqualTo(Verdict.ESCAPE);
        assertThat(result.reason()).contains("were changed: in each way that was tried");
        assertThat(inside(result).repeatedStarts()).contains(CRASH);
    }

    @Test
    void actThatEscapedWhereTheSandboxThenDoesNotStartAtAllHasEscaped() throws IOException {
        Path sandbox = atStart(
                "[ \"$(wc -l <\"$starts\")\" -le 2 ]", "case \"$*\" in */workspace/*) \"$@\" ;; *) false ;; esac");
        Files.writeString(
                sandbox.resolve("crash_at_start.sh"),
                Files.readString(sandbox.resolve("crash_at_start.sh")).replace("\"$@\" ;;", "\"$@\" 2>/dev/null ;;"));

        assertThat(run(sandbox, "writeOutside").verdict()).isEqualTo(Verdict.ESCAPE);
    }

    @Test
    void sandboxThatSwallowsStandardErrorIsStillToldFromOneThatDoesNotStart() throws IOException {
        RecordedResult result = run(atStart("exec \"$@\"", "exec \"$@\" 2>/dev/null"), "twoCommands");

        assertThat(result.verdict()).isEqualTo(Verdict.DEVIATES);
        assertThat(result.reason()).doesNotContain("start");
        assertThat(inside(result).repeatedStarts()).contains(CRASH);
    }

    @Test
    void sandboxThatTakesOutAnnouncementsCannotBeToldFromOneThatDoesNotStart() throws IOException {
        RecordedResult result = run(atStart("exec \"$@\"", "\"$@\" 2>&1 | grep -v sandcheck-began"), "twoCommands");

        assertThat(result.verdict()).isEqualTo(Verdict.UNAVAILABLE);
        assertThat(result.diagnosis()).isEqualTo("start-not-announced");
        assertThat(requireNonNull(result.explanation()).evidence())
                .singleElement()
                .asString()
                .startsWith(
                        "the command ran, but the line that Sandcheck adds at its beginning was not seen on either stream");
    }

    /** Return a copy of ref-crashes-at-start with another text in its script. */
    private Path atStart(String text, String other) throws IOException {
        Path sandbox = new DefinitionCopies(directory).withoutExpectations("ref-crashes-at-start");
        Path script = sandbox.resolve("crash_at_start.sh");
        assertThat(script).content().contains(text);
        Files.writeString(script, Files.readString(script).replace(text, other));
        return sandbox;
    }

    private RecordedResult run(Path sandbox, String scenario) {
        SampleRun.of(StartsTestCase.class, scenario)
                .with("sandcheck.out", directory.toString())
                .in(sandbox);
        List<RecordedResult> results = new ArrayList<>();
        try (JournalReader journal = JournalReader.open(directory.resolve("results.jsonl"))) {
            journal.forEach((offset, result) -> results.add(result));
        }
        return assertThat(results).singleElement().actual();
    }

    private static RecordedArm inside(RecordedResult result) {
        return requireNonNull(result.arms().inside());
    }
}
