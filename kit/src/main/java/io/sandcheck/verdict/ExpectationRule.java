package io.sandcheck.verdict;

import io.sandcheck.naming.Glob;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.sandbox.Version;
import io.sandcheck.sandbox.VersionRange;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which experiments an expectation is about. What is null is about all.
 *
 * @param policies never empty
 */
record ExpectationRule(
        Glob scenario,
        @Nullable String variant,
        Set<SandboxPolicy> policies,
        @Nullable String host,
        @Nullable String condition,
        @Nullable VersionRange versions,
        Expectation expectation) {

    boolean isAbout(Subject subject, Setting setting) {
        return scenario.matches(subject.scenario())
                && admits(variant, subject.variant())
                && policies.contains(setting.policy())
                && admits(host, setting.host())
                && admits(condition, setting.condition())
                && admitsVersion(setting.version());
    }

    private boolean admitsVersion(String version) {
        return versions == null
                || Version.find(version).filter(versions::contains).isPresent();
    }

    private static boolean admits(@Nullable String demanded, @Nullable String actual) {
        return demanded == null || demanded.equals(actual);
    }
}
