package io.sandcheck.jupiter;

import io.sandcheck.naming.KnownNames;
import io.sandcheck.probe.Census;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Level;
import io.sandcheck.verdict.ScenarioSpec;
import io.sandcheck.verdict.Subject;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * A scenario as the annotations of its method, and of that method's class, describe it.
 *
 * @param pythons versions that it is run under, each a variant; empty for no variants
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ScenarioDescription(
        String id,
        Level level,
        List<SandboxPolicy> policies,
        List<String> sources,
        List<Capability> requires,
        List<String> pythons,
        Duration timeLimit) {

    private static final Pattern ID = Pattern.compile("[a-z0-9-]+(/[a-z0-9-]+)+");

    public ScenarioDescription {
        policies = List.copyOf(policies);
        sources = List.copyOf(sources);
        requires = List.copyOf(requires);
        pythons = List.copyOf(pythons);
    }

    /**
     * Read the description of a method; nothing where it is no scenario.
     *
     * @throws ExtensionConfigurationException where its annotations make no sense
     */
    public static Optional<ScenarioDescription> of(Method method) {
        return AnnotationSupport.findAnnotation(method, Scenario.class).map(scenario -> of(method, scenario));
    }

    private static ScenarioDescription of(Method method, Scenario scenario) {
        if (!ID.matcher(scenario.id()).matches()) {
            throw new ExtensionConfigurationException(
                    "Scenario [%s] on %s: an id is an area and a name in kebab-case, as in [python/forkserver-pool]"
                            .formatted(scenario.id(), method));
        }
        return new ScenarioDescription(
                scenario.id(),
                scenario.level(),
                Arrays.stream(scenario.policies())
                        .map(policy -> policy(scenario.id(), policy))
                        .toList(),
                sources(method),
                requires(scenario.id(), method),
                pythons(method),
                Duration.ofSeconds(scenario.timeLimitSeconds()));
    }

    private static SandboxPolicy policy(String scenario, String id) {
        return SandboxPolicy.find(id)
                .orElseThrow(() -> new ExtensionConfigurationException("Scenario [%s]: %s"
                        .formatted(scenario, new KnownNames("policy", SandboxPolicy.ids()).unknown(id))));
    }

    private static List<String> sources(Method method) {
        return AnnotationSupport.findAnnotation(method, ReportedIn.class)
                .or(() -> AnnotationSupport.findAnnotation(method.getDeclaringClass(), ReportedIn.class))
                .map(reported -> List.of(reported.value()))
                .orElse(List.of());
    }

    private static List<Capability> requires(String scenario, Method method) {
        return Stream.of(method, method.getDeclaringClass())
                .flatMap(element -> AnnotationSupport.findRepeatableAnnotations(element, Requires.class).stream())
                .map(requires -> capability(scenario, requires.value()))
                .distinct()
                .toList();
    }

    /** A hypothesis without a probe could not be checked. */
    private static Capability capability(String scenario, String id) {
        KnownNames known = KnownNames.of(
                "capability", Census.known().stream().map(Capability::id).toList());
        if (!known.contains(id)) {
            throw new ExtensionConfigurationException("Scenario [%s]: %s".formatted(scenario, known.unknown(id)));
        }
        return new Capability(id);
    }

    private static List<String> pythons(Method method) {
        return AnnotationSupport.findAnnotation(method, ForEachPython.class)
                .or(() -> AnnotationSupport.findAnnotation(method.getDeclaringClass(), ForEachPython.class))
                .map(each -> List.of(each.value()))
                .orElse(List.of());
    }

    /** Return what an experiment needs, once for each variant. */
    public List<ScenarioSpec> variants() {
        if (pythons.isEmpty()) {
            return List.of(new ScenarioSpec(new Subject(id, null, level, sources), requires, null, timeLimit));
        }
        return pythons.stream()
                .map(python -> new ScenarioSpec(
                        new Subject(id, "python-" + python, level, sources), requires, python, timeLimit))
                .toList();
    }
}
