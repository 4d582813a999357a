package io.sandcheck.jupiter;

import io.sandcheck.experiment.ScenarioSpec;
import io.sandcheck.host.HostCondition;
import io.sandcheck.inheritance.FamilyPlan;
import io.sandcheck.naming.Glob;
import io.sandcheck.naming.KnownNames;
import io.sandcheck.probe.Census;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.scenario.ScenarioFile;
import io.sandcheck.selection.Selection;
import io.sandcheck.verdict.Circumstances;
import io.sandcheck.verdict.Kind;
import io.sandcheck.verdict.Level;
import io.sandcheck.verdict.Subject;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * A scenario as the annotations of its method, and of that method's class, describe it.
 *
 * @param startUp whether it is about a sandbox that cannot start, and its method takes no session
 * @param conditions of the hosts that it is about
 * @param pythons versions that it is run under, each a variant; empty for no such variants
 * @param names of its other variants; empty for none
 * @param tools programs that the host must have
 * @param network whether the host must have a test network
 * @param promises keys of {@code does-not-promise} by which a definition excepts a sandbox from it
 * @param timeLimit of each command
 * @param family that it is about; null where it is about no family
 * @param file that it is written in; null if it is the method
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ScenarioDescription(
        String id,
        Kind kind,
        boolean startUp,
        Level level,
        List<SandboxPolicy> policies,
        List<HostCondition> conditions,
        List<String> sources,
        List<Capability> requires,
        List<String> pythons,
        List<String> names,
        List<String> tools,
        boolean network,
        List<String> promises,
        Duration timeLimit,
        @Nullable FamilyPlan family,
        @Nullable ScenarioFile file) {

    private static final Pattern ID = Pattern.compile("[a-z0-9-]+(/[a-z0-9-]+)+");

    public ScenarioDescription {
        policies = List.copyOf(policies);
        conditions = List.copyOf(conditions);
        sources = List.copyOf(sources);
        requires = List.copyOf(requires);
        pythons = List.copyOf(pythons);
        names = List.copyOf(names);
        tools = List.copyOf(tools);
        promises = List.copyOf(promises);
    }

    /**
     * Read the description of a method; nothing where it is no scenario.
     *
     * @throws ExtensionConfigurationException where its annotations make no sense
     */
    public static Optional<ScenarioDescription> of(Method method) {
        return ScenarioHeader.of(method).map(header -> of(method, header));
    }

    /**
     * Read the descriptions of all scenarios that a method stands for: itself, or those of its files; none if it is no
     * scenario.
     *
     * @param configuration finds the value of a configuration parameter
     * @throws ExtensionConfigurationException if its annotations make no sense
     */
    public static List<ScenarioDescription> allOf(Method method, Function<String, Optional<String>> configuration) {
        return AnnotationSupport.findAnnotation(method, ScenarioFiles.class)
                .map(files -> new ScenarioFileSearch(method, configuration)
                        .of(files).stream().map(ScenarioDescription::of).toList())
                .orElseGet(() -> of(method).stream().toList());
    }

    /** Return the description of a scenario that is a file. */
    public static ScenarioDescription of(ScenarioFile file) {
        return new ScenarioDescription(
                file.id(),
                Kind.COMPATIBILITY,
                false,
                file.level(),
                file.policies(),
                List.of(HostCondition.NONE),
                file.sources(),
                file.requires(),
                List.of(),
                List.of(),
                file.tools(),
                file.network(),
                List.of(),
                file.timeLimit(),
                null,
                file);
    }

    private static ScenarioDescription of(Method method, ScenarioHeader scenario) {
        if (!ID.matcher(scenario.id()).matches()) {
            throw new ExtensionConfigurationException(
                    "Scenario [%s] on %s: an id is an area and a name in kebab-case, as in [python/forkserver-pool]"
                            .formatted(scenario.id(), method));
        }
        List<String> pythons = pythons(method);
        List<String> names = names(method);
        if (!pythons.isEmpty() && !names.isEmpty()) {
            throw new ExtensionConfigurationException(
                    "Scenario [%s] has variants twice, by @ForEachPython and @ForEachVariant; remove one"
                            .formatted(scenario.id()));
        }
        return new ScenarioDescription(
                scenario.id(),
                scenario.kind(),
                scenario.startUp(),
                scenario.level(),
                scenario.policies().stream()
                        .map(policy -> policy(scenario.id(), policy))
                        .toList(),
                conditions(scenario, method),
                sources(method),
                requires(scenario.id(), method),
                pythons,
                names,
                tools(method),
                needsTestNetwork(method),
                scenario.promises(),
                scenario.timeLimit(),
                family(scenario.id(), method),
                null);
    }

    private static SandboxPolicy policy(String scenario, String id) {
        return SandboxPolicy.find(id)
                .orElseThrow(() -> new ExtensionConfigurationException("Scenario [%s]: %s"
                        .formatted(scenario, new KnownNames("policy", SandboxPolicy.ids()).unknown(id))));
    }

    private static List<HostCondition> conditions(ScenarioHeader scenario, Method method) {
        List<HostCondition> conditions = AnnotationSupport.findAnnotation(method, OnHost.class)
                .or(() -> AnnotationSupport.findAnnotation(method.getDeclaringClass(), OnHost.class))
                .map(OnHost::value)
                .map(ids ->
                        Stream.of(ids).map(id -> condition(scenario.id(), id)).toList())
                .orElseGet(() -> scenario.startUp() ? HostCondition.special() : List.of(HostCondition.NONE));
        if (scenario.startUp() && conditions.contains(HostCondition.NONE)) {
            throw new ExtensionConfigurationException(
                    "Scenario [%s]: @OnHost names [%s], and @StartUp is about hosts that do not let a sandbox start; take it out"
                            .formatted(scenario.id(), HostCondition.NONE));
        }
        return conditions;
    }

    private static HostCondition condition(String scenario, String id) {
        return HostCondition.find(id)
                .orElseThrow(() -> new ExtensionConfigurationException("Scenario [%s]: %s"
                        .formatted(scenario, HostCondition.known().unknown(id))));
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

    private static List<String> names(Method method) {
        return AnnotationSupport.findAnnotation(method, ForEachVariant.class)
                .map(each -> List.of(each.value()))
                .orElse(List.of());
    }

    private static List<String> tools(Method method) {
        return AnnotationSupport.findAnnotation(method, NeedsTools.class)
                .or(() -> AnnotationSupport.findAnnotation(method.getDeclaringClass(), NeedsTools.class))
                .map(needs -> List.of(needs.value()))
                .orElse(List.of());
    }

    private static boolean needsTestNetwork(Method method) {
        return AnnotationSupport.isAnnotated(method, NeedsTestNetwork.class)
                || AnnotationSupport.isAnnotated(method.getDeclaringClass(), NeedsTestNetwork.class);
    }

    private static @Nullable FamilyPlan family(String scenario, Method method) {
        return AnnotationSupport.findAnnotation(method, InheritsParentPolicy.class)
                .map(inherits -> new FamilyPlan(
                        inherits.children(),
                        inherits.grandchildren(),
                        inherits.openedUnder().isEmpty() ? null : policy(scenario, inherits.openedUnder()),
                        Arrays.stream(inherits.lines()).map(Glob::new).toList()))
                .orElse(null);
    }

    /** Return what of a selection it is to be run in. */
    public Stream<Circumstances> circumstances(Selection selection) {
        return selection.sandboxes().stream()
                .flatMap(sandbox -> policies(sandbox, selection).flatMap(policy -> conditions.stream()
                        .filter(selection.conditions()::contains)
                        .map(condition -> new Circumstances(sandbox, policy, condition))));
    }

    /** Return the policies that it is about, that a sandbox offers, and that are selected. */
    Stream<SandboxPolicy> policies(Sandbox sandbox, Selection selection) {
        Set<SandboxPolicy> offered = family == null ? sandbox.policies().keySet() : sandbox.policiesOfSessions();
        return policies.stream().filter(offered::contains).filter(selection::admits);
    }

    /** Return what an experiment needs, once for each variant. */
    public List<ScenarioSpec> variants() {
        if (!pythons.isEmpty()) {
            return pythons.stream()
                    .map(python -> variant("python-" + python, python))
                    .toList();
        }
        return names.isEmpty()
                ? List.of(variant(null, null))
                : names.stream().map(name -> variant(name, null)).toList();
    }

    private ScenarioSpec variant(@Nullable String name, @Nullable String python) {
        Subject subject = new Subject(id, name, kind, level, sources);
        return new ScenarioSpec(subject, requires, python, tools, network, promisesOf(subject), timeLimit, family);
    }

    /** One variant of a guard can be excepted as well as all of them. */
    private List<String> promisesOf(Subject subject) {
        return kind == Kind.SECURITY
                ? Stream.concat(Stream.of(subject.label()), promises.stream()).toList()
                : promises;
    }
}
