package io.sandcheck.conformance;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.sandcheck.diagnosis.Diagnostician;
import io.sandcheck.expectation.Expectations;
import io.sandcheck.launcher.ScenarioLauncher;
import io.sandcheck.sandbox.SandboxCatalog;
import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.verdict.Subject;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FixtureExpectationsTests {

    private static List<Subject> subjects = List.of();

    @BeforeAll
    static void findScenarios() {
        try (ScenarioLauncher launcher = ScenarioLauncher.open()) {
            subjects = launcher.inPackages(List.of("io.sandcheck.conformance")).stream()
                    .flatMap(scenario -> scenario.subjects().stream())
                    .toList();
        }
    }

    static List<SandboxDefinition> definitions() {
        return SandboxCatalog.ofFixtures().definitions();
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void everyRuleIsAboutSomethingThatExists(SandboxDefinition definition) {
        assertThatCode(() -> Expectations.of(definition).requireKnown(subjects, new Diagnostician()))
                .doesNotThrowAnyException();
    }
}
