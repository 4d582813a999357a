package io.sandcheck.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sandcheck.experiment.Arm;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FamilyTableTests {

    @Test
    void aRowForEachCriterionAndHowEachChildStands() {
        RecordedFamily family = recorded();

        assertThat(FamilyTable.inFull(family)).containsExactly("""
                                     parent   child 1                      child 2
                        NETWORK_OFF  unset    "1"                          -
                        NoNewPrivs   1        1                            -
                        connect-x    granted  denied: connect ENETUNREACH  -
                        inheritance           narrower                     lost
                        first difference: connect-x: parent granted, child 1 denied: connect ENETUNREACH (narrower)
                        child 2: there is no session [s3]
                        child 1: NETWORK_OFF is "1", but connect-x is granted""".lines().toArray(String[]::new));
        assertThat(FamilyTable.inBrief(family)).startsWith("""
                                     parent   child 1              child 2
                        NETWORK_OFF  unset    "1"                  -
                        connect-x    granted  denied: ENETUNREACH  -
                        inheritance           narrower             lost""".lines().toArray(String[]::new));
    }

    @Test
    void criteriaTellWhetherTheyAreInherited() {
        assertThat(recorded().criteria())
                .extracting(RecordedFamily.Criterion::name, RecordedFamily.Criterion::inherited)
                .containsExactly(tuple("NETWORK_OFF", false), tuple("NoNewPrivs", true), tuple("connect-x", false));
    }

    private static RecordedFamily recorded() {
        Arm arm = new Arm(
                null,
                null,
                "",
                Map.of(),
                List.of(),
                true,
                List.of(),
                List.of(),
                SampleFamilies.LOST_AND_NARROWER,
                "",
                List.of());
        return Objects.requireNonNull(RecordedFamily.of(arm, Redaction.of(Map.of())));
    }
}
