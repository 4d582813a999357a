package io.sandcheck.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios that are files are run, judged and explained as those in Java are. */
class ScenarioFilesTests {

    @TempDir
    private Path folder;

    @Test
    void aFileThatFailsInsideIsExplained() throws IOException {
        SampleRun.Results results = SampleRun.of(ScenarioFilesTestCase.class)
                .in(new DefinitionCopies(folder).withoutExpectations("ref-denies-bind"));

        results.tests().assertStatistics(count -> count.succeeded(1).failed(1));
        assertThat(results.messages())
                .containsOnlyKeys("sample/bind in ref-denies-bind@1 workspace-write")
                .allSatisfy(
                        (name, message) -> assertThat(message)
                                .startsWith(
                                        "sample/bind in ref-denies-bind@1 workspace-write: DEVIATES [unix-socket-bind-denied], expected CONFORMS"));
    }

    @Test
    void aConfigurationParameterNamesFiles() throws IOException {
        Path file = Files.writeString(
                folder.resolve("mine.yaml"), "id: sample/true\ntitle: true is true\ncommand: \"true\"\n");

        SampleRun.of(ScenarioFilesTestCase.Configured.class)
                .with("sandcheck.scenario-files", file.toString())
                .in("ref-permits-all")
                .tests()
                .assertStatistics(count -> count.succeeded(1).failed(0));
    }

    @Test
    void aFolderThatIsNowhereIsNamed() {
        assertThat(SampleRun.of(ScenarioFilesTestCase.Missing.class)
                        .in("ref-permits-all")
                        .problem())
                .hasMessageContaining("[no/such/folder] is neither a file or folder below [")
                .hasMessageContaining("nor one on the class path");
    }
}
