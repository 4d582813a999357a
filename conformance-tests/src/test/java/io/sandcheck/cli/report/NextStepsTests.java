package io.sandcheck.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.report.RunSummary;
import io.sandcheck.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that is printed can be pasted: it names definitions that are there. */
class NextStepsTests {

    private static final RunSummary UNEXPECTED = new RunSummary(Map.of(), Map.of(), Map.of(), Set.of(), 0, 0, 0, 1, 0);

    @TempDir
    private Path directory;

    @Test
    void aDefinitionThatIsThereIsNamedWithItsVariant() throws IOException {
        Path definition = Files.createFile(directory.resolve("mine.yaml"));

        assertThat(update(List.of(definition + "#landlock"))).endsWith("--sandbox '" + definition + "#landlock'");
        assertThat(update(List.of(definition.toString()))).endsWith("--sandbox " + definition);
    }

    @Test
    void oneThatIsNotThereIsLeftToTheReader() {
        assertThat(update(List.of("fixtures/sandboxes/nowhere/sandbox.yaml"))).endsWith("--sandbox PATH");
        assertThat(update(List.of())).endsWith("--sandbox PATH");
    }

    @Test
    void whatBrokeIsNotToBeExpected() {
        RunSummary broken = new RunSummary(Map.of(Verdict.ERROR, 1), Map.of(), Map.of(), Set.of(), 0, 0, 0, 1, 0);

        assertThat(new NextSteps(broken, Path.of("report"), List.of(), false).lines())
                .containsExactly(
                        "Report:        report/index.html",
                        "Next:          correct what broke, as said above, and run again. An ERROR is never expected.");
    }

    private String update(List<String> definitions) {
        List<String> lines = new NextSteps(UNEXPECTED, Path.of("report"), definitions, false).lines();
        return lines.get(lines.size() - 1);
    }
}
