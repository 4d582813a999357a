package io.sandcheck.expectation;

import io.sandcheck.host.HostCondition;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.sandbox.VersionRange;
import io.sandcheck.verdict.Setting;
import io.sandcheck.verdict.Subject;
import io.sandcheck.yaml.YamlNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The experiments that an expectation is about. A part that is null or empty matches all.
 *
 * @param sandboxes those of the folder
 * @param scenarios never empty
 * @param source where it is written
 */
record ExpectationRule(
        List<NamedSandbox> sandboxes,
        List<NamedScenario> scenarios,
        List<String> variants,
        Set<SandboxPolicy> policies,
        List<String> hosts,
        List<String> conditions,
        @Nullable VersionRange versions,
        Expectation expectation,
        YamlNode source) {

    /**
     * Tell whether it is about these experiments only, as far as sandbox, scenario, variant, policy and version are
     * concerned.
     */
    boolean isAboutNoMoreThan(List<SeenResult> results, SandboxDefinition definition) {
        return isAboutAlone(definition)
                && meant(definition, results).allMatch(sandbox -> isAboutNoMoreThan(results, sandbox));
    }

    private boolean isAboutAlone(SandboxDefinition definition) {
        List<String> named = sandboxes.isEmpty()
                ? definition.described()
                : sandboxes.stream().map(NamedSandbox::name).distinct().toList();
        return named.equals(List.of(definition.name()));
    }

    /** Tell whether only its key {@code versions} limits the versions. */
    boolean isBoundByVersionsOf(SandboxDefinition definition) {
        return isAboutAlone(definition) && sandboxes.stream().allMatch(sandbox -> sandbox.versions() == null);
    }

    /**
     * Return the sandbox in each version that the rule is about; if the distribution chooses the version, in those that
     * were seen.
     */
    Stream<Sandbox> meant(SandboxDefinition definition, List<SeenResult> results) {
        return definition.inAllVersions().stream()
                .flatMap(sandbox -> sandbox.pinned() ? Stream.of(sandbox) : seen(sandbox, results))
                .filter(sandbox -> admits(sandbox.name(), sandbox.version()))
                .filter(sandbox -> sandbox.policies().keySet().stream().anyMatch(this::admits));
    }

    private static Stream<Sandbox> seen(Sandbox distributed, List<SeenResult> results) {
        List<String> others = distributed.definition().versions();
        List<String> seen = results.stream()
                .map(result -> result.setting().version())
                .filter(version -> !others.contains(version))
                .distinct()
                .toList();
        return seen.isEmpty() ? Stream.of(distributed) : seen.stream().map(distributed::installedAs);
    }

    /**
     * Check one version. One variant of a scenario is never all of it, and results on a host with a condition say
     * nothing about other hosts.
     */
    boolean isAboutNoMoreThan(List<SeenResult> results, Sandbox sandbox) {
        List<SeenResult> ofVersion = results.stream()
                .filter(result -> result.setting().version().equals(sandbox.version()))
                .toList();
        return scenarios.stream()
                .allMatch(scenario -> scenario.isOne() && isAboutNoMoreThan(ofVersion, sandbox, scenario));
    }

    private boolean isAboutNoMoreThan(List<SeenResult> ofVersion, Sandbox sandbox, NamedScenario scenario) {
        List<SeenResult> ofScenario = ofVersion.stream()
                .filter(result -> scenario.isAbout(result.subject()))
                .toList();
        List<String> seen = ofScenario.stream()
                .flatMap(result -> Stream.ofNullable(result.subject().variant()))
                .distinct()
                .toList();
        List<String> on = ofScenario.stream()
                .map(result -> result.setting().condition())
                .distinct()
                .toList();
        return (variants.isEmpty() ? scenario.variant() != null || seen.size() != 1 : seen.containsAll(variants))
                && on.containsAll(conditions.isEmpty() ? List.of(HostCondition.NONE.id()) : conditions)
                && sandbox.policies().keySet().stream().filter(this::admits).allMatch(policy -> ofScenario.stream()
                        .anyMatch(result -> result.setting().policy() == policy));
    }

    boolean isAbout(Subject subject, Setting setting) {
        return scenarios.stream().anyMatch(scenario -> scenario.isAbout(subject))
                && admits(variants, subject.variant())
                && admits(setting.policy())
                && admits(hosts, setting.host())
                && admits(conditions, setting.condition())
                && admits(setting.sandbox(), setting.version());
    }

    boolean admits(String sandbox, String version) {
        return (sandboxes.isEmpty() || sandboxes.stream().anyMatch(each -> each.admits(sandbox, version)))
                && (versions == null || versions.contains(version));
    }

    boolean isAboutSandbox(String name) {
        return sandboxes.isEmpty()
                || sandboxes.stream().anyMatch(each -> each.name().equals(name));
    }

    private boolean admits(SandboxPolicy policy) {
        return policies.isEmpty() || policies.contains(policy);
    }

    private static boolean admits(List<String> demanded, @Nullable String actual) {
        return demanded.isEmpty() || (actual != null && demanded.contains(actual));
    }
}
