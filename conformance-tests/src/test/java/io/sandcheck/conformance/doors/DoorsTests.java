package io.sandcheck.conformance.doors;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.conformance.ScenarioRuns;
import io.sandcheck.diagnosis.Diagnosis;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Comparison;
import io.sandcheck.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A door that is wider than the shell is caught, whatever it is used for, and one that is not is not. */
class DoorsTests {

    private static final List<String> THROUGH_THE_SERVER = List.of(
            "doors/connect-loopback-outside[mcp]",
            "doors/keep-policy[mcp]",
            "doors/send-datagram-outside[mcp]",
            "doors/write-home[mcp]",
            "doors/write-outside-workspace[mcp]");

    @Test
    void aServerThatIsNotConfinedIsWiderThanTheShell() {
        Map<String, ScenarioResult> results = run("ref-agent-has-wide-door");

        assertThat(results).allSatisfy((label, result) -> {
            assertThat(result.comparison())
                    .as(label + ": " + result.judgement().reason())
                    .isEqualTo(Comparison.AS_EXPECTED);
            assertThat(result.judgement().verdict() == Verdict.ESCAPE)
                    .as(label)
                    .isEqualTo(THROUGH_THE_SERVER.contains(label.replace(" read-only", "")));
        });
        assertThat(of(results, "doors/connect-loopback-outside[mcp]")
                        .judgement()
                        .reason())
                .startsWith("the door [mcp] allows more than the shell: a listener outside accepted a connection");
        Diagnosis diagnosis = Objects.requireNonNull(
                of(results, "doors/keep-policy[mcp]").judgement().diagnosis());
        assertThat(diagnosis.id()).isEqualTo("door-wider-than-shell");
        assertThat(diagnosis.title()).isEqualTo("A door of the agent allows more than its shell: mcp.");
        assertThat(of(results, "doors/write-home[file-tool]").judgement().reason())
                .isEqualTo("through the door [file-tool] it has no effect outside");
    }

    @Test
    void aFileToolThatWritesWhereTheShellMustNotIsWiderThanTheShell() {
        Map<String, ScenarioResult> results =
                run("ref-agent-has-wide-file-tool", SandboxPolicy.READ_ONLY, "doors/write-home");

        assertThat(results)
                .hasEntrySatisfying(
                        "doors/write-home[file-tool] read-only",
                        result -> assertThat(result.judgement().reason())
                                .matches(
                                        "the door \\[file-tool\\] allows more than the shell: .* was created; .* was written over"))
                .allSatisfy((label, result) -> assertThat(result.comparison())
                        .as(label + ": " + result.judgement().reason())
                        .isEqualTo(Comparison.AS_EXPECTED));
    }

    @Test
    void aSandboxWhoseDefinitionNamesNoDoorsIsNotAskedForAny() {
        assertThat(run("ref-agent", SandboxPolicy.WORKSPACE_WRITE, "doors/")).isEmpty();
    }

    private static ScenarioResult of(Map<String, ScenarioResult> results, String label) {
        return Objects.requireNonNull(results.get(label + " read-only"), label);
    }

    private static Map<String, ScenarioResult> run(String sandbox) {
        return run(sandbox, SandboxPolicy.READ_ONLY, "doors/");
    }

    private static Map<String, ScenarioResult> run(String sandbox, SandboxPolicy policy, String prefix) {
        return ScenarioRuns.run(
                sandbox,
                "process",
                policy,
                found -> found.id().startsWith(prefix),
                DoorScenarios.class,
                DoorGuards.class);
    }
}
