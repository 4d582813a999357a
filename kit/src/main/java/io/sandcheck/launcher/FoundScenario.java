package io.sandcheck.launcher;

import io.sandcheck.experiment.ScenarioSpec;
import io.sandcheck.jupiter.GivenScenarioFiles;
import io.sandcheck.jupiter.ScenarioDescription;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.scenario.ScenarioFile;
import io.sandcheck.verdict.Subject;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * A scenario on the class path, or in a file.
 *
 * @param method class and name of the method that runs it
 * @param uniqueId its id in the JUnit Platform
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FoundScenario(ScenarioDescription description, String method, UniqueId uniqueId) {

    /** If two scenarios had the same id, reports and expectations could not tell them apart. */
    static List<FoundScenario> allOf(TestPlan plan, List<ScenarioFile> files) {
        Map<String, FoundScenario> scenarios = new TreeMap<>();
        plan.getRoots().stream()
                .flatMap(root -> plan.getDescendants(root).stream())
                .flatMap(identifier -> of(identifier, plan.getConfigurationParameters(), files))
                .forEach(scenario -> scenarios.merge(scenario.id(), scenario, FoundScenario::oneOf));
        return List.copyOf(scenarios.values());
    }

    /** The user may name a file that a class runs too. */
    private static FoundScenario oneOf(FoundScenario first, FoundScenario second) {
        if (first.place().equals(second.place())) {
            return first.given().isPresent() ? second : first;
        }
        throw new LauncherException("Scenario id [%s] is used twice, by [%s] and [%s]; rename one"
                .formatted(first.id(), first.place(), second.place()));
    }

    private static Stream<FoundScenario> of(
            TestIdentifier identifier, ConfigurationParameters configuration, List<ScenarioFile> files) {
        return identifier.getSource().stream()
                .filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .flatMap(source -> descriptions(source.getJavaMethod(), configuration, files)
                        .map(description -> new FoundScenario(
                                description,
                                source.getClassName() + "#" + source.getMethodName(),
                                identifier.getUniqueIdObject())));
    }

    private static Stream<ScenarioDescription> descriptions(
            Method method, ConfigurationParameters configuration, List<ScenarioFile> files) {
        return GivenScenarioFiles.areRunBy(method)
                ? files.stream().map(ScenarioDescription::of)
                : ScenarioDescription.allOf(method, configuration::get).stream();
    }

    /** Return where it is written: a file, or a method. */
    private String place() {
        ScenarioFile file = description.file();
        return file == null ? method : file.place().toAbsolutePath().normalize().toString();
    }

    /** Return its file, if no class names that file. */
    Optional<ScenarioFile> given() {
        return Optional.ofNullable(description.file())
                .filter(file -> method.startsWith(GivenScenarioFiles.class.getName()));
    }

    /** Return the id of the scenario: {@code python/forkserver-pool}. */
    public String id() {
        return description.id();
    }

    /** Return its subjects in a sandbox, one for each variant that applies to the sandbox. */
    List<Subject> subjects(Sandbox sandbox) {
        return description.variants(sandbox).stream().map(ScenarioSpec::subject).toList();
    }

    /** Return its subjects, one for each variant. */
    public List<Subject> subjects() {
        return description.variants().stream().map(ScenarioSpec::subject).toList();
    }
}
