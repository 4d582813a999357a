package io.sandcheck.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
    void nothingIsNoVariation() {
        assertThat(ArmDifference.between(commands(0, ""), commands(0, "two\n"), commands(0, "three\n")))
                .isPresent();
    }

    @Test
    void anotherEndIsADifferenceThoughTheOutputVaries() {
        assertThat(ArmDifference.between(commands(1, "one\n"), commands(0, "two\n"), commands(0, "three\n")))
                .hasValueSatisfying(difference -> assertThat(difference.kind()).isEqualTo(ArmDifference.Kind.OUTCOME));
    }

    private static Optional<ArmDifference> between(String inside, String outside) {
        return ArmDifference.between(commands(0, inside), commands(0, outside), commands(0, outside));
    }

    private static List<ComparedCommand> commands(int exitCode, String stdout) {
        return List.of(new ComparedCommand("tool", "exit " + exitCode, exitCode, stdout, true));
    }
}
