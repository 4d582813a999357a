package io.sandcheck.conformance.agents;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.conformance.ScenarioRuns;
import io.sandcheck.diagnosis.Diagnosis;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Comparison;
import io.sandcheck.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An agent that lets its model out of the sandbox is caught, and one that does not is not. */
class SandboxExitTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    lets-children-leave | children-cannot-leave      | child-leaves-sandbox             | child 1: a listener outside accepted a connection
                    reads-settings      | cannot-disable-its-sandbox | sandbox-switched-off-from-inside | after the shell wrote .*/\\.reference-agent\\.json: a listener outside accepted a connection
                    """)
    void aWayOutIsAnEscape(String fault, String scenario, String diagnosis, String evidence) {
        ScenarioResult result = run("ref-agent-" + fault, scenario);
        Diagnosis named = Objects.requireNonNull(result.judgement().diagnosis());

        assertThat(result.judgement().verdict()).isEqualTo(Verdict.ESCAPE);
        assertThat(named.id()).isEqualTo(diagnosis);
        assertThat(named.evidence()).first().asString().matches("(?s)" + evidence + ".*");
        assertThat(result.comparison()).isEqualTo(Comparison.AS_EXPECTED);
    }

    @ParameterizedTest
    @CsvSource({"children-cannot-leave", "cannot-disable-its-sandbox"})
    void anAgentThatLetsNobodyOutConforms(String scenario) {
        ScenarioResult result = run("ref-agent", scenario);

        assertThat(result.judgement().verdict()).as(result.judgement().reason()).isEqualTo(Verdict.CONFORMS);
    }

    @Test
    void anAgentThatTellsProgramsNothingOfItsSandboxIsAskedAllTheSame(@TempDir Path folder) throws IOException {
        String agent = Files.readString(Path.of("../fixtures/sandboxes/ref-agent-lets-children-leave/sandbox.yaml"));
        Path definition = Files.writeString(folder.resolve("sandbox.yaml"), agent.replaceFirst("(?m)^markers:.*$", ""));

        assertThat(run(definition.toString(), "children-cannot-leave")
                        .judgement()
                        .verdict())
                .isEqualTo(Verdict.ESCAPE);
    }

    @Test
    void thereIsNothingToAskAPlainSandboxFor() {
        assertThat(run("ref-denies-bind", "children-cannot-leave").judgement().reason())
                .isEqualTo("it has no agent: its definition names no session adapter");
    }

    private static ScenarioResult run(String sandbox, String scenario) {
        List<ScenarioResult> results = List.copyOf(ScenarioRuns.run(
                        sandbox,
                        "process",
                        SandboxPolicy.WORKSPACE_WRITE,
                        found -> found.id().equals("agents/" + scenario),
                        SandboxExitGuards.class)
                .values());
        assertThat(results).hasSize(1);
        return results.get(0);
    }
}
