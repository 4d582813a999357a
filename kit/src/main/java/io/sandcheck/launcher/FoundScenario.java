package io.sandcheck.launcher;

import io.sandcheck.experiment.ScenarioSpec;
import io.sandcheck.jupiter.ScenarioDescription;
import io.sandcheck.verdict.Subject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * A scenario on the class path.
 *
 * @param method class and name of its method
 * @param uniqueId how the JUnit Platform names it
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FoundScenario(ScenarioDescription description, String method, UniqueId uniqueId) {

    /** Two scenarios of one id could not be told apart in a report, nor by an expectation. */
    static List<FoundScenario> allOf(TestPlan plan) {
        Map<String, FoundScenario> scenarios = new TreeMap<>();
        plan.getRoots().stream()
                .flatMap(root -> plan.getDescendants(root).stream())
                .flatMap(identifier -> of(identifier, plan.getConfigurationParameters()))
                .forEach(scenario -> scenarios.merge(scenario.id(), scenario, FoundScenario::refuse));
        return List.copyOf(scenarios.values());
    }

    private static FoundScenario refuse(FoundScenario first, FoundScenario second) {
        throw new LauncherException("Scenario id [%s] is used twice, by [%s] and [%s]; rename one"
                .formatted(first.id(), first.method(), second.method()));
    }

    private static Stream<FoundScenario> of(TestIdentifier identifier, ConfigurationParameters configuration) {
        return identifier.getSource().stream()
                .filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .flatMap(source -> ScenarioDescription.allOf(source.getJavaMethod(), configuration::get).stream()
                        .map(description -> new FoundScenario(
                                description,
                                source.getClassName() + "#" + source.getMethodName(),
                                identifier.getUniqueIdObject())));
    }

    /** Return the id of the scenario: {@code python/forkserver-pool}. */
    public String id() {
        return description.id();
    }

    /** Return what it is about, once for each of its variants. */
    public List<Subject> subjects() {
        return description.variants().stream().map(ScenarioSpec::subject).toList();
    }
}
