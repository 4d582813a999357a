package io.sandcheck.conformance.agents;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.conformance.ScenarioRuns;
import io.sandcheck.conformance.doors.DoorGuards;
import io.sandcheck.conformance.doors.DoorScenarios;
import io.sandcheck.conformance.start.StartScenarios;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sessions that an agent is asked to open: how many, and where. */
class AgentSessionsTests {

    private static final String DEFINITION = """
            name: records-starts
            title: Reference agent that records where it is started, and does not start everywhere
            versions: ["1"]
            session:
              adapter: ["{python}", "{sandbox}/agent.py", "{fixtures}/adapters"]
              doors: [background, mcp, hook]
            policies:
              workspace-write: {}
              unrestricted: {}
            leaves-open:
              write-outside-workspace: a reference sandbox confines system calls only
            """;

    private static final String AGENT = """
            import os
            import sys

            sys.path.insert(0, sys.argv[1])

            from _adapter import Refused, serve
            from reference_agent import ReferenceAgent


            class Agent(ReferenceAgent):
                def open(self, request):
                    workspace = request["workspace"]
                    with open("%s", "a") as opened:
                        opened.write(workspace + "\\n")
                    if workspace == "/usr/share" or os.path.islink(workspace) or os.path.islink(workspace + "/.git"):
                        raise Refused("unavailable", "it does not start in this workspace")
                    return super().open(request)


            serve(lambda stdin: Agent(stdin, *sys.argv[2:]))
            """;

    @TempDir
    Path folder;

    /** Not in a temporary directory, since an experiment on this machine has its own. */
    private Path opened = Path.of("");

    @BeforeEach
    void write() throws IOException {
        opened = Files.createTempFile(Path.of("target").toAbsolutePath(), "opened", ".txt");
        Files.writeString(folder.resolve("sandbox.yaml"), DEFINITION);
        Files.writeString(folder.resolve("agent.py"), AGENT.formatted(opened));
    }

    @AfterEach
    void remove() throws IOException {
        Files.delete(opened);
    }

    @Test
    void scenariosThatLeaveASessionAsItIsShareIt() throws IOException {
        Set<String> scenarios =
                Set.of("agents/children-keep-network-policy", "agents/grandchildren-inherit", "doors/keep-policy");

        Map<String, ScenarioResult> results = ScenarioRuns.run(
                folder.toString(),
                "process",
                SandboxPolicy.UNRESTRICTED,
                found -> scenarios.contains(found.id()),
                InheritanceScenarios.class,
                DoorScenarios.class);

        assertThat(results).hasSize(5).allSatisfy((label, result) -> assertThat(
                        result.judgement().verdict())
                .as(label + ": " + result.judgement().reason())
                .isEqualTo(Verdict.CONFORMS));
        assertThat(opened).content().hasLineCount(1);
    }

    @Test
    void anActThatFindsNoOpenFileLeavesTheSessionAsItIs() throws IOException {
        Files.writeString(
                folder.resolve("sandbox.yaml"),
                DEFINITION
                        .substring(0, DEFINITION.indexOf("leaves-open"))
                        .replace("adapters\"]", "adapters\", has-wide-door]")
                        .replace("workspace-write: {}", "read-only: {}"));

        Map<String, ScenarioResult> results = ScenarioRuns.run(
                folder.toString(),
                "process",
                SandboxPolicy.READ_ONLY,
                found -> found.id().equals("doors/write-outside-workspace"),
                DoorGuards.class);

        assertThat(results).hasSize(3).allSatisfy((label, result) -> assertThat(
                        result.judgement().verdict())
                .as(label + ": " + result.judgement().reason())
                .isEqualTo(label.contains("[mcp]") ? Verdict.ESCAPE : Verdict.CONFORMS));
        assertThat(opened).content().hasLineCount(1);
    }

    @Test
    void anAgentIsStartedInTheWorkspaceThatTheScenarioHasPrepared() {
        Map<String, ScenarioResult> results = ScenarioRuns.run(
                folder.toString(),
                "process",
                SandboxPolicy.WORKSPACE_WRITE,
                found -> Set.of("start/workspace", "start/link-in-workspace", "start/directory-of-root")
                        .contains(found.id()),
                StartScenarios.class);

        assertThat(results).hasSize(9).allSatisfy((label, result) -> assertThat(
                        result.judgement().verdict())
                .as(label + ": " + result.judgement().reason())
                .isEqualTo(
                        label.matches("start/(directory-of-root|workspace\\[link]|link-in-workspace\\[git]) .*")
                                ? Verdict.UNAVAILABLE
                                : Verdict.CONFORMS));
    }

    /** Claude Code is a program of this name on the path, and here one that ends at once, or none at all. */
    @ParameterizedTest
    @CsvSource({
        "echo no library >&2; exit 3, claude ended with exit code 3: no library",
        "'', claude cannot be executed"
    })
    void anAgentThatEndsAtOnceIsUnavailable(String script, String said) throws IOException {
        Path program = folder.resolve(script.isEmpty() ? "other" : "claude");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path agent = Path.of("../fixtures/sandboxes/claude-code").toAbsolutePath();
        Files.writeString(folder.resolve("sandbox.yaml"), """
                name: ends-at-once
                title: An agent that ends at once
                versions: ["1"]
                session:
                  adapter: [env, "PATH=%s:/usr/bin:/bin", "{python}", "%s/adapter.py", "{fixtures}/adapters"]
                policies:
                  unrestricted: {}
                """.formatted(folder, agent));

        Map<String, ScenarioResult> results = ScenarioRuns.run(
                folder.toString(),
                "process",
                SandboxPolicy.UNRESTRICTED,
                found -> found.id().equals("agents/children-keep-network-policy"),
                InheritanceScenarios.class);

        assertThat(results).hasSize(1).allSatisfy((label, result) -> {
            assertThat(result.judgement().verdict())
                    .as(result.judgement().reason())
                    .isEqualTo(Verdict.UNAVAILABLE);
            assertThat(String.valueOf(result.judgement().diagnosis())).contains(said);
        });
    }
}
