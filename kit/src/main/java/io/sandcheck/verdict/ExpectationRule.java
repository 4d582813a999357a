package io.sandcheck.verdict;

import io.sandcheck.naming.Glob;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.sandbox.VersionRange;
import io.sandcheck.yaml.YamlNode;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
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
    boolean isAboutNoMoreThan(Collection<SeenResult> results, SandboxDefinition definition) {
        return KNOWN_ID.matcher(scenario.pattern()).matches()
                && definition.inAllVersions().stream()
                        .filter(sandbox -> admitsVersion(sandbox.version()))
                        .allMatch(sandbox -> sandbox.policies().keySet().stream()
                                .filter(policies::contains)
                                .allMatch(
                                        policy -> results.stream().anyMatch(result -> isOf(result, sandbox, policy))));
    }

    private static boolean isOf(SeenResult result, Sandbox sandbox, SandboxPolicy policy) {
        return result.setting().version().equals(sandbox.version())
                && result.setting().policy() == policy;
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
