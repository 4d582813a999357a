package io.sandcheck.expectation;

import io.sandcheck.host.HostCondition;
import io.sandcheck.naming.Glob;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.sandbox.VersionRange;
import io.sandcheck.verdict.Setting;
import io.sandcheck.verdict.Subject;
import io.sandcheck.yaml.YamlNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which experiments an expectation is about. What is null is about all.
 *
 * @param policies never empty
 * @param source where it is written
 */
record ExpectationRule(
        Glob scenario,
        @Nullable String variant,
        Set<SandboxPolicy> policies,
        @Nullable String host,
        @Nullable String condition,
        @Nullable VersionRange versions,
        Expectation expectation,
        YamlNode source) {

    private static final Pattern KNOWN_ID = Pattern.compile("[^*?]+");

    /** Tell whether it is about no more than these experiments, as far as scenario, variant, policy and version go. */
    boolean isAboutNoMoreThan(List<SeenResult> results, SandboxDefinition definition) {
        return meant(definition).allMatch(sandbox -> isAboutNoMoreThan(results, sandbox));
    }

    /** Return the sandbox in those of its versions that it is about. */
    Stream<Sandbox> meant(SandboxDefinition definition) {
        return definition.inAllVersions().stream()
                .filter(sandbox -> admitsVersion(sandbox.version()))
                .filter(sandbox -> sandbox.policies().keySet().stream().anyMatch(policies::contains));
    }

    /**
     * Tell so of one version. Of a scenario that has variants, one is never all; what was seen on a host with a condition says
     * nothing of others.
     */
    boolean isAboutNoMoreThan(List<SeenResult> results, Sandbox sandbox) {
        List<SeenResult> ofVersion = results.stream()
                .filter(result -> result.setting().version().equals(sandbox.version()))
                .toList();
        long variants = ofVersion.stream()
                .flatMap(result -> Stream.ofNullable(result.subject().variant()))
                .distinct()
                .count();
        return KNOWN_ID.matcher(scenario.pattern()).matches()
                && (variant != null || variants != 1)
                && (condition != null
                        || ofVersion.stream()
                                .anyMatch(result -> admits(
                                        HostCondition.NONE.id(),
                                        result.setting().condition())))
                && sandbox.policies().keySet().stream()
                        .filter(policies::contains)
                        .allMatch(policy -> ofVersion.stream()
                                .anyMatch(result -> result.setting().policy() == policy));
    }

    boolean isAbout(Subject subject, Setting setting) {
        return scenario.matches(subject.scenario())
                && admits(variant, subject.variant())
                && policies.contains(setting.policy())
                && admits(host, setting.host())
                && admits(condition, setting.condition())
                && admitsVersion(setting.version());
    }

    boolean admitsVersion(String version) {
        return versions == null || versions.contains(version);
    }

    private static boolean admits(@Nullable String demanded, @Nullable String actual) {
        return demanded == null || demanded.equals(actual);
    }
}
