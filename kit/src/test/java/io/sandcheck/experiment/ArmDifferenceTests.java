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
        assertThat(between("fixed a.py\n", "fixed b.py\n")).hasValueSatisfying(difference -> assertThat(
                        difference.words())
                .isEqualTo("standard output is not what it is outside: line 1 is [fixed a.py], outside [fixed b.py]"));
    }

    private static Optional<ArmDifference> between(String inside, String outside) {
        return ArmDifference.between(List.of(command(inside)), List.of(command(outside)));
    }

    private static ComparedCommand command(String stdout) {
        return new ComparedCommand("tool", "exit 0", 0, stdout, true);
    }
}
