package io.sandcheck.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Disclaimer;
import io.sandcheck.sandbox.Ending;
import io.sandcheck.sandbox.Output;
import io.sandcheck.sandbox.SandboxCatalog;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows from a failure of a command that the machine let wait. */
class RulingTests {

    @ParameterizedTest
    @CsvSource({
        "DEVIATES, 6000, 4000, true",
        "INCONCLUSIVE, 6000, 4000, true",
        "DEVIATES, 6000, 2000, false",
        "DEVIATES, 600, 500, false",
        "ESCAPE, 6000, 4000, false",
        "CONFORMS, 6000, 4000, false",
    })
    void aFailureIsInDoubtIfItsCommandWaitedForAProcessorMostOfTheTime(
            Verdict verdict, long took, long waited, boolean inDoubt) {
        assertThat(ruling(verdict, took, waited).isOfStarved()).isEqualTo(inDoubt);
    }

    @Test
    void aFailureThatIsNotSeenAgainWasNoneOfTheSandbox() {
        Judgement judgement = ruling(Verdict.DEVIATES, 6000, 4000)
                .madeAgain(ruling(Verdict.CONFORMS, 1000, 0))
                .judgement();

        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.reason())
                .isEqualTo(
                        "this machine was too slow here: it failed inside while it waited for a processor for most of the time,"
                                + " and worked when it was run again, alone");
    }

    @ParameterizedTest
    @CsvSource({"DEVIATES, DEVIATES", "DEVIATES, ESCAPE", "INCONCLUSIVE, CONFORMS", "INCONCLUSIVE, ESCAPE"})
    void elseTheSecondAttemptCounts(Verdict first, Verdict second) {
        Ruling again = ruling(second, 1000, 0);

        assertThat(ruling(first, 6000, 4000).madeAgain(again)).isSameAs(again);
    }

    @ParameterizedTest
    @CsvSource({
        "INCONCLUSIVE, true, true",
        "INCONCLUSIVE, false, false",
        "DEVIATES, true, false",
    })
    void theMachineIsBlamedIfItDisturbedAnArmSoThatNothingCouldBeJudged(
            Verdict verdict, boolean disturbed, boolean blamed) {
        Arm arm = disturbed ? SampleArms.disturbed("") : SampleArms.worked();
        Ruling ruling = Ruling.of(new Judgement(verdict, "as it was seen", null));

        assertThat(ruling.withInside(arm).blamesMachine()).isEqualTo(blamed);
        assertThat(ruling.withOutside(arm).withInside(SampleArms.worked()).blamesMachine())
                .isEqualTo(blamed);
        assertThat(ruling.blamesMachine()).isFalse();
    }

    @Test
    void anActThatNobodyPromisedToDenyDoesNotCountUnlessTheKitBroke() {
        Disclaimer disclaimer = Objects.requireNonNull(SandboxCatalog.ofFixtures()
                .find("ref-agent")
                .definition()
                .unpromised()
                .get("write-outside-workspace"));
        Ruling broken = ruling(Verdict.ERROR, 1000, 0);

        assertThat(broken.excusedBy(disclaimer)).isSameAs(broken);
        assertThat(ruling(Verdict.ESCAPE, 1000, 0).excusedBy(disclaimer).judgement())
                .extracting(Judgement::verdict, Judgement::measured)
                .containsExactly(Verdict.NOT_APPLICABLE, Verdict.ESCAPE);
    }

    private static Ruling ruling(Verdict verdict, long took, long waited) {
        Ending ending = new Ending(Ending.Kind.ENDED, Duration.ZERO, Duration.ofMillis(waited), Duration.ZERO);
        CommandResult command = new CommandResult(
                List.of("java"),
                1,
                null,
                false,
                Output.EMPTY,
                Output.EMPTY,
                Duration.ofMillis(took),
                List.of(),
                List.of(),
                ending);
        return Ruling.of(new Judgement(verdict, "as it was seen", null)).withInside(new Arm(command, "it failed"));
    }
}
