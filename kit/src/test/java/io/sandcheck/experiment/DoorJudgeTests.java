package io.sandcheck.experiment;

import static io.sandcheck.experiment.SampleArms.exit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.host.Host;
import io.sandcheck.host.process.ThisMachine;
import io.sandcheck.sandbox.Door;
import io.sandcheck.session.StartCheck;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.ScenarioKind;
import io.sandcheck.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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
        return new DoorJudge(SampleScenarios.judge(SCENARIO), SampleScenarios.SANDBOX, SCENARIO, Door.MCP)
                .escaped(shell, THROUGH, new StartCheck(exit(0), null, true, true), host);
    }
}
