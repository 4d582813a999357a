package io.sandcheck.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.host.HostCondition;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The concepts that messages are searched for. */
class ConceptsTests {

    static List<HostCondition> conditions() {
        return HostCondition.special();
    }

    /** A condition that nothing is right on could not be explained by anybody. */
    @ParameterizedTest
    @MethodSource("conditions")
    void eachConditionHasACauseACheckAndARemedy(HostCondition condition) {
        Concepts concepts = Concepts.known();

        assertThat(List.of(concepts.causes(), concepts.checks(), concepts.remedies()))
                .allSatisfy(sort -> assertThat(sort)
                        .anyMatch(concept -> concept.conditions().contains(condition.id())));
    }
}
