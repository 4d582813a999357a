package io.sandcheck.experiment;

import static io.sandcheck.experiment.SampleArms.exit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.host.Host;
import io.sandcheck.host.process.ThisMachine;
import io.sandcheck.sandbox.Door;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.session.StartCheck;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.ScenarioKind;
import io.sandcheck.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A door is wider than the shell only if the shell was seen to deny what happened through the door. */
class DoorJudgeTests {

    private static final ScenarioSpec SCENARIO = SampleScenarios.of(ScenarioKind.SECURITY, List.of(), Door.MCP);
    private static final Arm THROUGH = SampleArms.withEffect("a file was changed", exit(0), null);

    private static Host host;

    @BeforeAll
    static void open() {
        host = ThisMachine.open();
    }

    @AfterAll
    static void close() {
        host.close();
    }

    @Test
    void anEffectThatTheShellDoesNotHaveIsOfTheDoor() {
        Judgement judgement = escaped(SampleArms.denied());

        assertThat(judgement.verdict()).isEqualTo(Verdict.ESCAPE);
        assertThat(judgement.reason()).isEqualTo("the door [mcp] allows more than the shell: a file was changed");
        assertThat(judgement.diagnosisId()).isEqualTo("door-wider-than-shell");
    }

    @Test
    void aDoorThatTheMakersDoNotPromiseToConfineIsSaidToBeSo(@TempDir Path folder) throws IOException {
        Path definition = Files.writeString(folder.resolve("sandbox.yaml"), """
                name: mine
                title: Mine
                versions: ["1"]
                session:
                  adapter: [mine]
                  doors: [mcp]
                  does-not-promise: {mcp: https://example.com/why}
                policies: {unrestricted: {argv: ["{command}"]}}
                """);

        assertThat(escaped(SandboxDefinition.read(definition).atDefaultVersion(), SampleArms.denied())
                        .reason())
                .isEqualTo("the door [mcp] allows more than the shell: a file was changed;"
                        + " its makers do not promise to deny this: https://example.com/why");
    }

    @Test
    void anEffectThatTheShellHasTooIsNotOfTheDoor() {
        Judgement judgement = escaped(SampleArms.withEffect("another file was changed", exit(0), null));

        assertThat(judgement.verdict()).isEqualTo(Verdict.ESCAPE);
        assertThat(judgement.reason())
                .isEqualTo("the forbidden act happened, through the shell too: a file was changed");
        assertThat(judgement.diagnosisId()).isEqualTo("guard-escaped");
    }

    @Test
    void nothingIsSaidOfAShellThatCouldNotTryIt() {
        Judgement judgement = escaped(SampleArms.failed("it was not tried"));

        assertThat(judgement.verdict()).isEqualTo(Verdict.ESCAPE);
        assertThat(judgement.reason()).isEqualTo("the forbidden act happened: a file was changed");
        assertThat(judgement.diagnosisId()).isEqualTo("guard-escaped");
    }

    @Test
    void aDoorWithoutEffectConformsIfItsProgramRan() {
        assertWithoutEffect(SampleArms.denied(), Verdict.CONFORMS, "through the door [mcp] it has no effect outside");
        assertWithoutEffect(
                SampleArms.failed("nobody approved it"),
                Verdict.INCONCLUSIVE,
                "it could not be seen whether the door [mcp] denies it: nobody approved it");
        assertWithoutEffect(
                SampleArms.notBegun(null),
                Verdict.INCONCLUSIVE,
                "it could not be seen whether the door [mcp] denies it: its program was not run");
        assertWithoutEffect(
                SampleArms.disturbed(""),
                Verdict.INCONCLUSIVE,
                "this machine was too slow here: it was stopped for 25.0 s");
    }

    private static void assertWithoutEffect(Arm through, Verdict verdict, String reason) {
        Judgement judgement = DoorJudge.withoutEffect(through, Door.MCP);

        assertThat(judgement.verdict()).isEqualTo(verdict);
        assertThat(judgement.reason()).isEqualTo(reason);
    }

    private static Judgement escaped(Arm shell) {
        return escaped(SampleScenarios.SANDBOX, shell);
    }

    private static Judgement escaped(Sandbox sandbox, Arm shell) {
        return new DoorJudge(
                        SampleScenarios.judge(sandbox, SampleScenarios.POLICY, SCENARIO), sandbox, SCENARIO, Door.MCP)
                .escaped(shell, THROUGH, new StartCheck(exit(0), null, true, true), host);
    }
}
