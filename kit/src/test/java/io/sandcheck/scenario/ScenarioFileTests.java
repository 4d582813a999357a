package io.sandcheck.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandcheck.fixture.Fixtures;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Level;
import io.sandcheck.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioFileTests {

    private static final String LEAST = "id: git/commit\ntitle: git commits\ncommand: git commit -m x\n";

    @TempDir
    private Path folder;

    @Test
    void whatAFileLeavesOutHasADefault() throws IOException {
        ScenarioFile file = read(LEAST);

        assertThat(file.work().command()).containsExactly("sh", "-c", "git commit -m x");
        assertThat(file.policies())
                .containsExactly(
                        SandboxPolicy.WORKSPACE_WRITE,
                        SandboxPolicy.WORKSPACE_WRITE_NETWORK,
                        SandboxPolicy.UNRESTRICTED);
        assertThat(file.level()).isEqualTo(Level.MUST);
        assertThat(file.demands()).isEqualTo(Demands.SUCCESS);
        assertThat(file.timeLimit()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void everyKeyIsRead() throws IOException {
        ScenarioFile file = read("""
                id: git/commit
                title: git commits
                source: [openai/codex#7071, anthropics/claude-code#78419]
                level: should
                policies: unrestricted
                requires: [unix-socket-bind]
                tools: [git, "npm:pnpm"]
                network: true
                directory: project
                files: {src/a.txt: "text"}
                setup: [git init -q, git add -A]
                command: [git, commit, -m, x]
                environment: {GIT_AUTHOR_NAME: a}
                stdin: input
                time-limit-seconds: 5
                demands: {exit: 3, lines: [done], files: [out.txt]}
                symptom: Read-only file system
                """);

        assertThat(file.sources()).containsExactly("openai/codex#7071", "anthropics/claude-code#78419");
        assertThat(file.level()).isEqualTo(Level.SHOULD);
        assertThat(file.policies()).containsExactly(SandboxPolicy.UNRESTRICTED);
        assertThat(file.requires()).containsExactly(new Capability("unix-socket-bind"));
        assertThat(file.tools()).containsExactly("git", "npm:pnpm");
        assertThat(file.network()).isTrue();
        assertThat(file.symptom()).isEqualTo("Read-only file system");
        assertThat(file.demands()).isEqualTo(new Demands(3, null, List.of("done"), List.of("out.txt")));
        assertThat(file.work())
                .isEqualTo(new FileWorkload(
                        folder.resolve("project"),
                        Map.of("src/a.txt", "text"),
                        List.of("git init -q", "git add -A"),
                        List.of("git", "commit", "-m", "x"),
                        Map.of("GIT_AUTHOR_NAME", "a"),
                        "input",
                        Duration.ofSeconds(5)));
    }

    @Test
    void aCommandThatMustEndByASignalNeedNotExit() throws IOException {
        assertThat(read(LEAST + "demands: {signal: SIGTERM}\n").demands())
                .isEqualTo(new Demands(null, "SIGTERM", List.of(), List.of()));
    }

    @Test
    void whatIsWrittenIsReadAsItWas() throws IOException {
        ScenarioFile file = read("""
                id: local/odd
                title: "odd: [text] # with \\u001b and 'quotes'"
                source: openai/codex#7071
                policies: [read-only]
                requires: [unix-socket-bind]
                tools: [git]
                files: {"a b.txt": "first\\nsecond"}
                setup: "git init -q # now"
                command: [printf, "%s\\n", "yes"]
                environment: {EMPTY: "", NUMBER: "1"}
                stdin: " input"
                demands: {signal: SIGKILL, lines: ["true"]}
                symptom: "'x': denied"
                """);

        assertThat(read(file.asText())).isEqualTo(file);
    }

    @Test
    void everyScenarioFileOfTheKitIsReadAndNamedByItsPlace() throws IOException {
        Path scenarios = Fixtures.folder("scenarios");
        try (Stream<Path> files = Files.walk(scenarios)) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(file -> assertThat(
                            scenarios.relativize(file))
                    .hasToString(ScenarioFile.read(file).id() + ".yaml"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            policies: [workspace-wirte]   | line 4, column 12: unknown policy [workspace-wirte]
            requires: [unix-socket-bnd]   | did you mean unix-socket-bind
            setpu: git init               | unknown key [setpu]
            files: {../a: x}              | [../a] is not a path below the workspace
            files: {/etc/a: x}            | [/etc/a] is not a path below the workspace
            tools: [git;id]               | [git;id] is not the name of a package
            time-limit-seconds: 0         | [0] is not a time limit
            demands: {exit: 300}          | [300] is not an exit code
            demands: {signal: TERM}       | [TERM] is not the name of a signal
            level: musst                  | unknown level [musst]
            source: ["codex#7071"]        | [codex#7071] is not a repository and a number, as in [openai/codex#24943]
            """)
    void whatMakesNoSenseIsNamedWithItsPlace(String line, String message) {
        assertThatThrownBy(() -> read(LEAST + line + "\n"))
                .isInstanceOf(YamlException.class)
                .hasMessageContaining("Scenario [" + folder.resolve("scenario.yaml") + "]")
                .hasMessageContaining(message);
    }

    private ScenarioFile read(String text) throws IOException {
        return ScenarioFile.read(Files.writeString(folder.resolve("scenario.yaml"), text));
    }
}
