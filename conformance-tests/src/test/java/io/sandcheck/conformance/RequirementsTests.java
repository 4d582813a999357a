package io.sandcheck.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.cli.run.RunCommand;
import io.sandcheck.jupiter.ScenarioDescription;
import io.sandcheck.launcher.FoundScenario;
import io.sandcheck.launcher.ScenarioLauncher;
import io.sandcheck.requirement.Requirement;
import io.sandcheck.requirement.Requirements;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each scenario tries a requirement, and each requirement has a scenario or a reason. */
class RequirementsTests {

    @Test
    void everyScenarioTriesARequirementThatNamesIt() {
        assertThat(Requirements.all().stream().flatMap(each -> each.scenarios().stream()))
                .containsAll(scenarios());
    }

    @Test
    void requirementsNameNoScenarioThatIsNotThere() {
        assertThat(scenarios())
                .containsAll(Requirements.all().stream()
                        .flatMap(each -> each.scenarios().stream())
                        .toList());
    }

    @Test
    void everyRequirementHasANumberOfItsOwnAndIsOneSentence() {
        assertThat(Requirements.all())
                .hasSizeGreaterThanOrEqualTo(100)
                .allSatisfy(each -> assertThat(each.says()).endsWith(".").doesNotContain(". "))
                .extracting(Requirement::id)
                .doesNotHaveDuplicates();
    }

    private static List<String> scenarios() {
        try (ScenarioLauncher launcher = ScenarioLauncher.open()) {
            return launcher.inPackages(RunCommand.PACKAGES).stream()
                    .map(FoundScenario::description)
                    .map(ScenarioDescription::id)
                    .distinct()
                    .toList();
        }
    }
}
