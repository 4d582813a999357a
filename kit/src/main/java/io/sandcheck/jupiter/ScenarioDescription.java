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
 * A scenario, as described by the annotations of its method and of the method's class, or by its file.
 *
 * @param startUp whether it is about a sandbox that cannot start; its method then takes no session
 * @param conditions of the hosts that it is about
 * @param pythons versions of Python to run it with, each a variant; empty for no such variants
 * @param names of its other variants; empty for none
 * @param doors of an agent, each a variant for agents that have it; empty if it is about none
 * @param tools programs that the host must have
 * @param network whether the host must have a test network
 * @param promises keys of {@code does-not-promise} with which a definition can exempt a sandbox from it
 * @param timeLimit of each command
 * @param family of sessions that it is about; null if it is about none
 * @param file that contains it; null if it is a method
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
     * Read the description of a method; empty if the method is not a scenario.
     *
     * @throws ExtensionConfigurationException if its annotations are invalid
     */
    public static Optional<ScenarioDescription> of(Method method) {
        return ScenarioHeader.of(method).map(header -> new AnnotatedScenario(method, header).describe());
    }

    /**
     * Read the descriptions of all scenarios of a method: the method itself, or the scenarios in its files. Empty if
     * the method is not a scenario.
     *
     * @param configuration finds the value of a configuration parameter
     * @throws ExtensionConfigurationException if its annotations are invalid
     */
    public static List<ScenarioDescription> allOf(Method method, Function<String, Optional<String>> configuration) {
        return AnnotationSupport.findAnnotation(method, ScenarioFiles.class)
                .map(files -> new ScenarioFileSearch(method, configuration)
                        .of(files).stream().map(ScenarioDescription::of).toList())
                .orElseGet(() -> of(method).stream().toList());
    }

    /** Return the description of a scenario file. */
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

    /** Return the part of a selection in which it runs. */
    public Stream<Circumstances> circumstances(Selection selection) {
        return selection.sandboxes().stream()
                .flatMap(sandbox -> policies(sandbox, selection).flatMap(policy -> conditions.stream()
                        .filter(selection.conditions()::contains)
                        .map(condition -> new Circumstances(sandbox, policy, condition))));
    }

    /**
     * Return one sentence about it: the title of its file, or the requirement that it tests; null if it has neither.
     */
    public @Nullable String title() {
        return file != null
                ? file.title()
                : Requirements.triedBy(id).stream()
                        .map(Requirement::says)
                        .findFirst()
                        .orElse(null);
    }

    /** Return the policies that it is about, that the sandbox offers, and that are selected. */
    Stream<SandboxPolicy> policies(Sandbox sandbox, Selection selection) {
        Set<SandboxPolicy> offered =
                family == null || !doors.isEmpty() ? sandbox.policies().keySet() : sandbox.policiesOfSessions();
        return policies.stream().filter(offered::contains).filter(selection::admits);
    }

    /** Return the specification of an experiment for each variant. */
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

    /** Return the variants that apply to a sandbox: for doors, those that its agent has. */
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

    /** A definition can exempt a sandbox from one variant of a guard, or from all of them. */
    private List<String> promisesOf(Subject subject) {
        return kind == ScenarioKind.SECURITY
                ? Stream.concat(Stream.of(subject.label()), promises.stream()).toList()
                : promises;
    }
}
