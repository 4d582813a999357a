package io.sandcheck.diagnosis;

import static io.sandcheck.diagnosis.Observed.denied;
import static io.sandcheck.diagnosis.Observed.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.sandbox.SandboxDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which rule decides. */
class RuleChoiceTests {

    private final Diagnostician diagnostician = new Diagnostician();

    @ParameterizedTest
    @EnumSource
    void textOfAnAssertionChangesNoDiagnosis(Phase phase) {
        Diagnosis before = diagnostician.diagnose(Observation.of(phase, Observed.exited(1, "", "")));

        for (String text : List.of(
                "it names the wrong cause, x",
                "its exit code could be that of a command: exit 1",
                "it leaves behind: file /tmp/x",
                "start-retries: ",
                "out of cheese")) {
            Diagnosis diagnosis = diagnostician.diagnose(
                    Observation.of(phase, Observed.exited(1, "", "")).fact(Fact.FAILURE, text));

            assertThat(diagnosis.id()).isEqualTo(before.id());
            assertThat(diagnosis.kind()).isEqualTo(before.kind());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "names-wrong, start-message-misleads",
        "ordinary-exit, start-exit-code-ordinary",
        "residue, start-residue",
        "names-none, sandbox-start-failed"
    })
    void shortcomingOfAStartIsMatchedByItsName(String shortcoming, String id) {
        assertThat(diagnostician
                        .diagnose(Observed.start("").fact(Fact.SHORTCOMING, shortcoming))
                        .id())
                .isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({
        "connect-loopback connect-tcp, no local server of the user can be reached, true",
        "read-loopback-dump read-file, no local server of the user can be reached, false",
        "write-outside-workspace write-file, private /tmp read-only, true",
        "write-git-hooks write-file, private /tmp read-only, false",
        "write-git-hooks write-file, .git read-only, true"
    })
    void adviceOnAnActIsForThatActAlone(String attempted, String advice, boolean given) {
        Diagnosis diagnosis = diagnostician.diagnose(Observation.of(Phase.GUARD, Observed.exited(0, "", ""))
                .fact(Fact.ACT, "guard/x")
                .fact(Fact.ATTEMPTED, attempted));

        assertThat(diagnosis.advice().stream().anyMatch(line -> line.contains(advice)))
                .isEqualTo(given);
    }

    @Test
    void rulesInTheFolderOfASandboxAreTriedFirstForThatSandboxAlone(@TempDir Path directory) throws Exception {
        Path folder = Files.createDirectory(directory.resolve("mine"));
        Path file = Files.writeString(folder.resolve("sandbox.yaml"), """
                name: mine
                title: Mine
                versions: ["1"]
                policies: {read-only: {argv: [env, "{command}"]}}
                """);
        Files.writeString(folder.resolve("rules.yaml"), """
                phase: [workload]
                rules:
                  - id: cheese-shortage
                    when: {output: 'out of cheese'}
                    title: "There is none."
                """);
        Observation observation = Observed.workload("out of cheese\n");

        assertThat(diagnostician
                        .of(SandboxDefinition.read(file))
                        .diagnose(observation)
                        .id())
                .isEqualTo("cheese-shortage");
        assertThat(diagnostician.diagnose(observation).id()).isEqualTo("unexplained");
    }

    @Test
    void thePolicyThatIsInForceIsNotRecommended() {
        Observation observation = Observed.workload("EPERM\n", denied("unix-socket-bind", "bind", "EPERM"));

        assertThat(diagnostician
                        .diagnose(observation.fact(Fact.POLICY, "workspace-write"))
                        .advice())
                .anyMatch(advice -> advice.contains("policy unrestricted"));
        assertThat(diagnostician
                        .diagnose(observation.fact(Fact.POLICY, "unrestricted"))
                        .advice())
                .isNotEmpty()
                .noneMatch(advice -> advice.contains("policy unrestricted"));
    }

    @Test
    void rulesOfOnesOwnAreTriedFirst(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("mine.yaml"), """
                rules:
                  - id: cheese-shortage
                    phase: [workload]
                    when: {output: 'out of (?<goods>\\w+)'}
                    title: "There is no {goods}."
                """);

        Diagnostician mine = new Diagnostician(DiagnosisRules.read(file));

        assertThat(mine.diagnose(Observed.workload("out of cheese\n")).title()).isEqualTo("There is no cheese.");
        assertThat(mine.diagnose(Observed.workload("out of patience")).title()).isEqualTo("There is no patience.");
        assertThat(mine.diagnose(Observed.workload("")).id()).isEqualTo("unexplained");
    }
}
