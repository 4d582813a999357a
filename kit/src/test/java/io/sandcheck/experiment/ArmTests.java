package io.sandcheck.experiment;

import static io.sandcheck.experiment.SampleArms.exit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.report.SampleResults;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Output;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The inside arm is held against the outside arm, except for what varies by itself. */
class ArmTests {

    @Test
    void aDifferenceIsAFailureOfAnArmThatWorks() {
        Arm inside = printing("one\n").comparedTo(printing("two\n"));

        assertThat(inside.works()).isFalse();
        assertThat(inside.failure()).isEqualTo("standard output differs: line 1 is [one], outside [two]");
        assertThat(printing("one\n").comparedTo(printing("one\n")).works()).isTrue();
    }

    @Test
    void anArmThatFailedKeepsItsFailure() {
        Arm failed = SampleArms.failed("exit 1, expected 0");

        assertThat(failed.comparedTo(SampleArms.withEffect("", flood(), null))).isSameAs(failed);
    }

    @Test
    void outputThatDiffersIsComparedWithTwoMoreRunsOutside() throws Exception {
        assertThat(difference("one\n", "two\n", "two\n", "two\n")).isPresent();
        assertThat(difference("one\n", "two\n", "three\n")).isEmpty();
        assertThat(difference("one\n", "two\n", "two\n", "three\n")).isEmpty();
    }

    @Test
    void outputThatIsEqualIsNotMadeAgain() throws Exception {
        assertThat(difference("two\n", "two\n")).isEmpty();
    }

    @Test
    void anotherEndIsComparedWithOneMoreRunOutside() throws Exception {
        Deque<Arm> more = new ArrayDeque<>(List.of(ending(0)));

        assertThat(ending(1).differenceFrom(ending(0), more::remove))
                .hasValueSatisfying(difference -> assertThat(difference.kind()).isEqualTo(ArmDifference.Kind.OUTCOME));
        assertThat(more).isEmpty();
        assertThat(ending(1).differenceFrom(ending(0), () -> ending(1))).isEmpty();
    }

    @Test
    void theDifferenceOfAnArmThatFailedIsNotLookedForAgain() throws Exception {
        Arm failed = ending(1).failingFor(Optional.of(new ArmDifference(ArmDifference.Kind.OUTCOME, "exit 1")));

        assertThat(failed.differenceFrom(ending(0), () -> {
                    throw new IllegalStateException("it was made again");
                }))
                .isPresent();
    }

    @Test
    void aFileThatDiffersIsAFailure() {
        assertThat(writing("file\none").comparedTo(writing("file\nthree")).failure())
                .isEqualTo("the file [result] differs: file, 3 bytes, outside file, 5 bytes");
        assertThat(writing("file\none").comparedTo(writing("file\none")).works())
                .isTrue();
    }

    @Test
    void moreThanCanBeKeptIsADifferenceUnlessItIsWrittenOutsideToo() throws Exception {
        Arm flooded = new Arm(flood(), null);
        Arm outside = SampleArms.worked();

        assertThat(flooded.differenceFrom(outside, () -> outside))
                .hasValue(new ArmDifference(ArmDifference.Kind.FLOOD, "wrote 5,000 bytes, outside 0"));
        assertThat(flooded.differenceFrom(outside, () -> flooded)).isEmpty();
        assertThat(flooded.differenceFrom(flooded, () -> flooded)).isEmpty();
        assertThat(outside.differenceFrom(flooded, () -> flooded)).isEmpty();
        assertThat(new Arm(null, null).differenceFrom(outside, () -> outside)).isEmpty();
        assertThat(flooded.differenceFrom(new Arm(null, null), () -> outside)).isEmpty();
    }

    @Test
    void theMachineIsBlamedOnlyIfItDisturbedTheCommand() {
        assertThat(SampleArms.disturbed("").faultOfMachine()).hasValue("it was stopped for 25.0 s");
        assertThat(SampleArms.denied().faultOfMachine()).isEmpty();
        assertThat(new Arm(null, "no command").faultOfMachine()).isEmpty();
    }

    @Test
    void directoriesOfTheRunAreTheSameInBothArms() {
        ComparedCommand compared = ComparedCommand.of(
                SampleResults.command(0, "in /root/7/work and /root/7/home", ""), "/root/7/work", "/root/7");

        assertThat(compared.stdout()).isEqualTo("in <workspace> and <root>/home");
        assertThat(compared.program()).isEqualTo("map_in_pool.py");
        assertThat(compared.quiet()).isTrue();
        assertThat(ComparedCommand.of(SampleResults.command(0, "", "no"), "/work", "/root")
                        .quiet())
                .isFalse();
        assertThat(ComparedCommand.of(flood(), "/work", "/root").stdout()).isNull();
    }

    private static Optional<ArmDifference> difference(String inside, String outside, String... again) throws Exception {
        Deque<String> more = new ArrayDeque<>(List.of(again));
        Optional<ArmDifference> difference =
                printing(inside).differenceFrom(printing(outside), () -> printing(more.remove()));
        assertThat(more).isEmpty();
        return difference;
    }

    private static Arm printing(String stdout) {
        return arm(SampleResults.command(0, stdout, ""), Map.of());
    }

    private static Arm ending(int exitCode) {
        return arm(exit(exitCode), Map.of());
    }

    private static Arm writing(String file) {
        return arm(exit(0), Map.of("result", file));
    }

    private static Arm arm(CommandResult command, Map<String, String> files) {
        return new Arm(
                command,
                null,
                "",
                files,
                List.of(),
                true,
                List.of(),
                List.of(ComparedCommand.of(command, "/work", "/root")),
                null,
                "",
                List.of());
    }

    private static CommandResult flood() {
        return exit(0).withOutput(
                        new Output(new byte[10], new byte[10], 4000), new Output(new byte[0], new byte[0], 1000));
    }
}
