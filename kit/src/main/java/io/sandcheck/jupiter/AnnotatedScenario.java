package io.sandcheck.jupiter;

import io.sandcheck.host.HostCondition;
import io.sandcheck.inheritance.FamilyPlan;
import io.sandcheck.naming.Glob;
import io.sandcheck.naming.KnownNames;
import io.sandcheck.naming.ReportAddress;
import io.sandcheck.probe.Census;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.sandbox.Door;
import io.sandcheck.sandbox.SandboxPolicy;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.AnnotationSupport;

/** A scenario that is a method. Reads the annotations of the method and of its class. */
final class AnnotatedScenario {

    private static final Pattern ID = Pattern.compile("[a-z0-9-]+(/[a-z0-9-]+)+");

    private final Method method;
    private final ScenarioHeader header;

    AnnotatedScenario(Method method, ScenarioHeader header) {
        this.method = method;
        this.header = header;
    }

    /**
     * Read the annotations.
     *
     * @throws ExtensionConfigurationException if the annotations are invalid
     */
    ScenarioDescription describe() {
        if (!ID.matcher(header.id()).matches()) {
            throw new ExtensionConfigurationException(
                    "Scenario [%s] on %s: an id is an area and a name in kebab-case, as in [python/forkserver-pool]"
                            .formatted(header.id(), method));
        }
        List<String> pythons = pythons();
        List<String> names = names();
        if (!pythons.isEmpty() && !names.isEmpty()) {
            throw new ExtensionConfigurationException(
                    "Scenario [%s] has both @ForEachPython and @ForEachVariant; remove one".formatted(header.id()));
        }
        return new ScenarioDescription(
                header.id(),
                header.kind(),
                header.startUp(),
                header.level(),
                header.policies().stream().map(this::policy).toList(),
                conditions(),
                sources(),
                requires(),
                pythons,
                names,
                doors(),
                tools(),
                needsTestNetwork(),
                header.promises(),
                header.timeLimit(),
                family(),
                null);
    }

    private SandboxPolicy policy(String id) {
        return SandboxPolicy.find(id)
                .orElseThrow(() -> new ExtensionConfigurationException("Scenario [%s]: %s"
                        .formatted(header.id(), new KnownNames("policy", SandboxPolicy.ids()).unknown(id))));
    }

    private List<HostCondition> conditions() {
        List<HostCondition> conditions = AnnotationSupport.findAnnotation(method, OnHost.class)
                .or(() -> AnnotationSupport.findAnnotation(method.getDeclaringClass(), OnHost.class))
                .map(OnHost::value)
                .map(ids -> Stream.of(ids).map(this::condition).toList())
                .orElseGet(() -> header.startUp() ? HostCondition.special() : List.of(HostCondition.NONE));
        if (header.startUp() && conditions.contains(HostCondition.NONE)) {
            throw new ExtensionConfigurationException(
                    "Scenario [%s]: @OnHost names [%s], but @StartUp is about hosts that do not let a sandbox start; remove it"
                            .formatted(header.id(), HostCondition.NONE));
        }
        return conditions;
    }

    private HostCondition condition(String id) {
        return HostCondition.find(id)
                .orElseThrow(() -> new ExtensionConfigurationException("Scenario [%s]: %s"
                        .formatted(header.id(), HostCondition.known().unknown(id))));
    }

    private List<String> sources() {
        return AnnotationSupport.findAnnotation(method, ReportedIn.class)
                .or(() -> AnnotationSupport.findAnnotation(method.getDeclaringClass(), ReportedIn.class))
                .map(reported -> Stream.of(reported.value()).map(this::source).toList())
                .orElse(List.of());
    }

    private String source(String report) {
        if (!ReportAddress.PATTERN.matcher(report).matches()) {
            throw new ExtensionConfigurationException("Scenario [%s]: @ReportedIn names [%s], which must be %s"
                    .formatted(header.id(), report, ReportAddress.FORM));
        }
        return report;
    }

    private List<Capability> requires() {
        return Stream.of(method, method.getDeclaringClass())
                .flatMap(element -> AnnotationSupport.findRepeatableAnnotations(element, Requires.class).stream())
                .map(requires -> capability(requires.value()))
                .distinct()
                .toList();
    }

    /** A capability must have a probe, because otherwise the hypothesis cannot be checked. */
    private Capability capability(String id) {
        KnownNames known = KnownNames.of(
                "capability", Census.known().stream().map(Capability::id).toList());
        if (!known.contains(id)) {
            throw new ExtensionConfigurationException("Scenario [%s]: %s".formatted(header.id(), known.unknown(id)));
        }
        return new Capability(id);
    }

    private List<String> pythons() {
        return AnnotationSupport.findAnnotation(method, ForEachPython.class)
                .or(() -> AnnotationSupport.findAnnotation(method.getDeclaringClass(), ForEachPython.class))
                .map(each -> List.of(each.value()))
                .orElse(List.of());
    }

    private List<String> names() {
        return AnnotationSupport.findAnnotation(method, ForEachVariant.class)
                .map(each -> List.of(each.value()))
                .orElse(List.of());
    }

    private List<Door> doors() {
        return AnnotationSupport.findAnnotation(method, ThroughDoors.class)
                .map(through -> Stream.of(through.value()).map(this::door).toList())
                .orElse(List.of());
    }

    private Door door(String id) {
        return Door.find(id)
                .orElseThrow(() -> new ExtensionConfigurationException(
                        "Scenario [%s]: %s".formatted(header.id(), new KnownNames("door", Door.ids()).unknown(id))));
    }

    private List<String> tools() {
        return AnnotationSupport.findAnnotation(method, NeedsTools.class)
                .or(() -> AnnotationSupport.findAnnotation(method.getDeclaringClass(), NeedsTools.class))
                .map(needs -> List.of(needs.value()))
                .orElse(List.of());
    }

    private boolean needsTestNetwork() {
        return AnnotationSupport.isAnnotated(method, NeedsTestNetwork.class)
                || AnnotationSupport.isAnnotated(method.getDeclaringClass(), NeedsTestNetwork.class);
    }

    private @Nullable FamilyPlan family() {
        return AnnotationSupport.findAnnotation(method, InheritsParentPolicy.class)
                .map(inherits -> new FamilyPlan(
                        inherits.children(),
                        inherits.grandchildren(),
                        inherits.openedUnder().isEmpty() ? null : policy(inherits.openedUnder()),
                        inherits.whileTheyRun(),
                        inherits.asksToLeave(),
                        inherits.inRoles(),
                        Arrays.stream(inherits.lines()).map(Glob::new).toList()))
                .orElse(null);
    }
}
