package io.sandcheck.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sandbox that changes a command, beside confining it, does not conform. */
class InterferenceTests {

    private static Map<String, String> messages = Map.of();

    @BeforeAll
    static void run(@TempDir Path directory) throws IOException {
        DefinitionCopies copies = new DefinitionCopies(directory);
        Path impatient = copies.withoutExpectations("ref-cuts-off");
        Files.writeString(
                impatient.resolve("sandbox.yaml"),
                Files.readString(impatient.resolve("sandbox.yaml")).replace("\"20\"", "\"1.5\""));
        messages = SampleRun.of(InterferenceTestCase.class)
                .in(
                        copies.withoutExpectations("ref-permits-all"),
                        copies.withoutExpectations("ref-swallows-failure"),
                        copies.withoutExpectations("ref-rewrites-output"),
                        copies.withoutExpectations("ref-merges-streams"),
                        copies.withoutExpectations("ref-runs-twice"),
                        copies.withoutExpectations("ref-drops-environment"),
                        copies.withoutExpectations("ref-changes-arguments"),
                        copies.withoutExpectations("ref-changes-directory"),
                        copies.withoutExpectations("ref-changes-umask"),
                        copies.withoutExpectations("ref-gives-terminal"),
                        copies.withoutExpectations("ref-limits-exit-codes"),
                        copies.withoutExpectations("ref-hides-kit"),
                        copies.withoutExpectations("ref-denies-bind"),
                        impatient)
                .messages();
        Path little = copies.withoutExpectations("ref-changes-little");
        messages.putAll(SampleRun.of(InterferenceTestCase.class, "works")
                .in(
                        little,
                        little + "#drops-variable",
                        little + "#moves-time-zone",
                        little + "#discards-files",
                        little + "#restores-files",
                        little + "#ends-last-line",
                        little + "#strips-output",
                        little + "#turns-signals",
                        little + "#reads-text",
                        little + "#adds-carriage-returns")
                .messages());
        messages.putAll(SampleRun.of(FailsSilentlyTestCase.class)
                .in(little + "#cries-wolf")
                .messages());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sample/works | ref-swallows-failure | DEVIATES [exit-code-lost] | and the sandbox ends with exit 0
            sample/binds | ref-swallows-failure | DEVIATES [unix-socket-bind-denied] | besides, the sandbox changes commands: a command exits with
            sample/terminated | ref-swallows-failure | DEVIATES [ | Expected exit 143 but it was: exit 0
            sample/works | ref-rewrites-output | DEVIATES [output-changed-by-sandbox] | line 1 is [*** welcome to the sandbox ***], outside [done]
            sample/works | ref-merges-streams | DEVIATES [streams-changed] | standard error of the command arrives on standard output
            sample/works | ref-runs-twice | DEVIATES [runs-twice] | a command runs 2 times
            sample/works | ref-drops-environment | DEVIATES [environment-dropped] | a variable of the caller's environment does not reach the command
            sample/works | ref-changes-arguments | DEVIATES [arguments-changed] | an argument of a command is changed: "" arrives as "two  words"
            sample/works | ref-changes-directory | DEVIATES [directory-changed] | a command runs in /, and was started in /
            sample/works | ref-changes-umask | DEVIATES [umask-changed] | the umask of a command is 077, and that of its caller
            sample/works | ref-changes-little | DEVIATES [signal-actions-changed] | a command ignores SIGTERM from its start, and its caller does not
            sample/works | ref-changes-little-drops-variable | DEVIATES [environment-dropped] | the variable TZ of the caller's environment does not reach the command
            sample/works | ref-changes-little-moves-time-zone | DEVIATES [clock-changed] | the caller's time zone is UTC, and that of a command is UTC-5.0
            sample/works | ref-changes-little-discards-files | DEVIATES [files-lost] | a file that a command writes in its workspace is not there, or is empty, afterwards
            sample/works | ref-changes-little-restores-files | DEVIATES [files-lost] | a file that a command removes from its workspace is there again afterwards
            sample/works | ref-changes-little-ends-last-line | DEVIATES [output-changed-by-sandbox] | \\nb\\na\\n" instead of "b\\t\\u0000
            sample/works | ref-changes-little-strips-output | DEVIATES [streams-changed] | standard output loses the line breaks at its end
            sample/works | ref-changes-little-turns-signals | DEVIATES [signal-lost] | a command is killed by SIGTERM, and the sandbox ends with exit 1
            sample/works | ref-changes-little-reads-text | DEVIATES [input-lost] | standard input arrives changed: "\\nb\\tÿ
            sample/works | ref-changes-little-adds-carriage-returns | DEVIATES [streams-changed] | the lines of the command arrive with a carriage return at their end
            sample/fails-silently | ref-changes-little-cries-wolf | DEVIATES [unexplained] | (exit 1) but not outside (exit 0), and no rule knows why
            sample/terminated | ref-limits-exit-codes | DEVIATES [exit-code-changed-by-sandbox] | does nothing else: a command exits with 143, and the sandbox ends with exit 1
            sample/works | ref-gives-terminal | DEVIATES [streams-changed] | standard output is a terminal inside, and not outside
            sample/works | ref-hides-kit | INCONCLUSIVE [kit-hidden] | /fixtures, where Sandcheck's programs are. They must be readable inside
            sample/takes-time | ref-cuts-off | DEVIATES [ended-by-sandbox] | standard output ends after [begin], but continues outside with [end]
            sample/varies-and-binds | ref-denies-bind | DEVIATES [unix-socket-bind-denied] | Operation not permitted
            sample/binds-unseen | ref-denies-bind | DEVIATES [unix-socket-bind-denied] | Operation not permitted
            """)
    void isNamed(String scenario, String sandbox, String verdict, String words) {
        assertThat(messages.get("%s in %s@1 workspace-write".formatted(scenario, sandbox)))
                .contains(": " + verdict)
                .contains(words);
    }

    @Test
    void honestSandboxConforms() {
        assertThat(messages)
                .noneSatisfy((display, message) -> assertThat(display).contains("ref-permits-all"));
    }
}
