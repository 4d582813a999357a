package io.sandcheck.jupiter;

import io.sandcheck.experiment.ScenarioSpec;
import io.sandcheck.host.HostCondition;
import io.sandcheck.inheritance.FamilyPlan;
import io.sandcheck.requirement.Requirement;
import io.sandcheck.requirement.Requirements;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.sandbox.Door;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.scenario.ScenarioFile;
import io.sandcheck.selection.Selection;
import io.sandcheck.verdict.Circumstances;
import io.sandcheck.verdict.Level;
import io.sandcheck.verdict.ScenarioKind;
import io.sandcheck.verdict.Subject;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
 * @param doors of an agent, each a variant for agents that have it; empty if it is about none
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
        ScenarioKind kind,
        boolean startUp,
        Level level,
        List<SandboxPolicy> policies,
        List<HostCondition> conditions,
        List<String> sources,
        List<Capability> requires,
        List<String> pythons,
        List<String> names,
        List<Door> doors,
        List<String> tools,
        boolean network,
        List<String> promises,
        Duration timeLimit,
        @Nullable FamilyPlan family,
        @Nullable ScenarioFile file) {

    public ScenarioDescription {
        policies = List.copyOf(policies);
        conditions = List.copyOf(conditions);
        sources = List.copyOf(sources);
        requires = List.copyOf(requires);
        pythons = List.copyOf(pythons);
        names = List.copyOf(names);
        doors = List.copyOf(doors);
        tools = List.copyOf(tools);
        promises = List.copyOf(promises);
    }

    /**
     * Read the description of a method; nothing where it is no scenario.
     *
     * @throws ExtensionConfigurationException where its annotations make no sense
     */
    public static Optional<ScenarioDescription> of(Method method) {
        return ScenarioHeader.of(method).map(header -> new AnnotatedScenario(method, header).describe());
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
                ScenarioKind.COMPATIBILITY,
                false,
                file.level(),
                file.policies(),
                List.of(HostCondition.NONE),
                file.sources(),
                file.requires(),
                List.of(),
                List.of(),
                List.of(),
                file.tools(),
                file.network(),
                List.of(),
                file.timeLimit(),
                null,
                file);
    }

    /** Return what of a selection it is to be run in. */
    public Stream<Circumstances> circumstances(Selection selection) {
        return selection.sandboxes().stream()
                .flatMap(sandbox -> policies(sandbox, selection).flatMap(policy -> conditions.stream()
                        .filter(selection.conditions()::contains)
                        .map(condition -> new Circumstances(sandbox, policy, condition))));
    }

    /** Return what it is about in a sentence: the title of its file, or the requirement that it tries; null if neither is there. */
    public @Nullable String title() {
        return file != null
                ? file.title()
                : Requirements.triedBy(id).stream()
                        .map(Requirement::says)
                        .findFirst()
                        .orElse(null);
    }

    /** Return the policies that it is about, that a sandbox offers, and that are selected. */
    Stream<SandboxPolicy> policies(Sandbox sandbox, Selection selection) {
        Set<SandboxPolicy> offered =
                family == null || !doors.isEmpty() ? sandbox.policies().keySet() : sandbox.policiesOfSessions();
        return policies.stream().filter(offered::contains).filter(selection::admits);
    }

    /** Return what an experiment needs, once for each variant. */
    public List<ScenarioSpec> variants() {
        if (!pythons.isEmpty()) {
            return pythons.stream()
                    .map(python -> variant("python-" + python, python))
                    .toList();
        }
        if (!doors.isEmpty()) {
            return doors.stream().map(door -> variant(door.id(), null, door)).toList();
        }
        return names.isEmpty()
                ? List.of(variant(null, null))
                : names.stream().map(name -> variant(name, null)).toList();
    }

    /** Return those variants that a sandbox has something for: doors that its agent has. */
    public List<ScenarioSpec> variants(Sandbox sandbox) {
        List<Door> there = sandbox.definition().session().doors();
        return variants().stream()
                .filter(variant -> variant.door() == null || there.contains(variant.door()))
                .toList();
    }

    private ScenarioSpec variant(@Nullable String name, @Nullable String python) {
        return variant(name, python, null);
    }

    private ScenarioSpec variant(@Nullable String name, @Nullable String python, @Nullable Door door) {
        Subject subject = new Subject(id, name, title(), kind, level, sources);
        return new ScenarioSpec(
                subject, requires, python, tools, network, promisesOf(subject), timeLimit, family, door);
    }

    /** One variant of a guard can be excepted as well as all of them. */
    private List<String> promisesOf(Subject subject) {
        return kind == ScenarioKind.SECURITY
                ? Stream.concat(Stream.of(subject.label()), promises.stream()).toList()
                : promises;
    }
}
