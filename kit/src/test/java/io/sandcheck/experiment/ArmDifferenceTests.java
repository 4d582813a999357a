package io.sandcheck.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArmDifferenceTests {

    @Test
    void linesOfParallelProcessesComeInAnyOrder() {
        assertThat(between("fixed a.py\nfixed b.py\n", "fixed b.py\nfixed a.py\n"))
                .isEmpty();
    }

    @Test
    void otherLinesAreADifference() {
        assertThat(between("fixed a.py\n", "fixed b.py\n"))
                .hasValueSatisfying(difference -> assertThat(difference.words())
                        .isEqualTo("standard output differs: line 1 is [fixed a.py], outside [fixed b.py]"));
    }

    @Test
    void whatVariesOutsideAsWellIsNoDifference() {
        assertThat(ArmDifference.between(commands(0, "one\n"), commands(0, "two\n"), commands(0, "three\n")))
                .isEmpty();
    }

    @Test
    void largeNumberThatIsSteadyOutsideMustBeTheSameInside() {
        assertThat(between("pid 4711\nsize 4096\n", "pid 4022\nsize 8192\n", "pid 5133\nsize 8192\n"))
                .hasValueSatisfying(difference -> assertThat(difference.words())
                        .isEqualTo("standard output differs: line 2 is [size 4096], outside [size 8192]"));
    }

    @Test
    void withoutAnotherOutsideArmNoLargeNumberIsCompared() {
        assertThat(ArmDifference.between(commands(0, "pid 4711\n"), commands(0, "pid 4022\n"), List.of()))
                .isEmpty();
        assertThat(ArmDifference.between(commands(0, "one\n"), commands(0, "two\n"), List.of()))
                .isPresent();
    }

    @Test
    void checksumThatIsSteadyOutsideMustBeTheSameInside() {
        assertThat(between("deadbeef01 a\n", "deadbeef02 a\n", "deadbeef02 a\n"))
                .isPresent();
        assertThat(between("deadbeef01 a\n", "deadbeef02 a\n", "deadbeef03 a\n"))
                .isEmpty();
    }

    @Test
    void numbersOfParallelProcessesAreNotCompared() {
        assertThat(between("a 4711\nb 4712\n", "b 4022\na 4023\n", "b 4022\na 4025\n"))
                .isEmpty();
    }

    @Test
    void linesWithTokensComeInAnyOrder() {
        assertThat(between("0a1b2c3d4 x\n9f8e7d6c5 y\n", "0a1b2c3d4 y\n9f8e7d6c5 x\n", "1a1b2c3d4 y\n8f8e7d6c5 x\n"))
                .isEmpty();
    }

    @Test
    void lineThatIsWrittenEachTimeMustBeWrittenInside() {
        assertThat(between("seed x\n2 passed\n", "seed y\n3 passed\n", "seed z\n3 passed\n"))
                .hasValueSatisfying(
                        difference -> assertThat(difference.words())
                                .isEqualTo(
                                        "standard output differs: the line [3 passed] is written outside each time, and not inside"));
        assertThat(between("3 passed\nseed x\n", "seed y\n3 passed\n", "seed z\n3 passed\n"))
                .isEmpty();
    }

    @Test
    void nothingIsNoVariation() {
        assertThat(ArmDifference.between(commands(0, ""), commands(0, "two\n"), commands(0, "three\n")))
                .isPresent();
    }

    @Test
    void anotherEndIsADifferenceThoughTheOutputVaries() {
        assertThat(ArmDifference.between(commands(1, "one\n"), commands(0, "two\n"), commands(0, "three\n")))
                .hasValueSatisfying(difference -> assertThat(difference.kind()).isEqualTo(ArmDifference.Kind.OUTCOME));
    }

    @Test
    void anEndThatVariesOutsideAsWellIsNoDifference() {
        assertThat(ArmDifference.between(commands(1, "one\n"), commands(0, "one\n"), commands(1, "one\n")))
                .isEmpty();
    }

    @Test
    void outputThatEndsEarlyAfterASuccessIsOfItsOwnKind() {
        assertThat(between("one\n", "one\ntwo\n"))
                .hasValue(new ArmDifference(
                        ArmDifference.Kind.ENDS_EARLY,
                        "it ends with exit 0 before it has written everything: standard output ends after [one], but"
                                + " continues outside with [two]"));
        assertThat(ArmDifference.between(commands(1, "one\n"), commands(1, "one\ntwo\n"), commands(1, "one\ntwo\n")))
                .hasValue(new ArmDifference(
                        ArmDifference.Kind.STDOUT, "standard output differs: line 2 is missing, outside [two]"));
        assertThat(ArmDifference.between(loud("one\n"), loud("one\ntwo\n"), loud("one\ntwo\n")))
                .hasValueSatisfying(difference -> assertThat(difference.kind()).isEqualTo(ArmDifference.Kind.STDOUT));
    }

    @Test
    void outputThatWasNotKeptWholeIsNotCompared() {
        List<ComparedCommand> lost = List.of(new ComparedCommand("tool", "exit 0", 0, null, true));

        assertThat(ArmDifference.between(lost, commands(0, "two\n"), commands(0, "two\n")))
                .isEmpty();
        assertThat(ArmDifference.between(commands(0, "one\n"), lost, lost)).isEmpty();
    }

    @Test
    void aFileThatIsSteadyOutsideMustBeTheSameInside() {
        Map<String, String> outside = Map.of("b", "644\none", "a", "644\none");

        assertThat(ArmDifference.ofFiles(Map.of("b", "644\nthree", "a", "644\none"), outside, outside))
                .hasValue(new ArmDifference(
                        ArmDifference.Kind.FILE, "the file [b] differs: 644, 5 bytes, outside 644, 3 bytes"));
        assertThat(ArmDifference.ofFiles(Map.of(), outside, outside))
                .hasValueSatisfying(difference -> assertThat(difference.words())
                        .isEqualTo("the file [a] differs: missing, outside 644, 3 bytes"));
        assertThat(ArmDifference.ofFiles(outside, outside, Map.of())).isEmpty();
        assertThat(ArmDifference.ofFiles(Map.of(), outside, Map.of())).isEmpty();
    }

    private static List<ComparedCommand> loud(String stdout) {
        return List.of(new ComparedCommand("tool", "exit 0", 0, stdout, false));
    }

    private static Optional<ArmDifference> between(String inside, String outside) {
        return ArmDifference.between(commands(0, inside), commands(0, outside), commands(0, outside));
    }

    private static Optional<ArmDifference> between(String inside, String outside, String again) {
        return ArmDifference.between(commands(0, inside), commands(0, outside), commands(0, again));
    }

    private static List<ComparedCommand> commands(int exitCode, String stdout) {
        return List.of(new ComparedCommand("tool", "exit " + exitCode, exitCode, stdout, true));
    }
}
