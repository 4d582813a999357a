package io.sandcheck.report;

import io.sandcheck.verdict.Setting;
import io.sandcheck.verdict.Subject;
import java.util.Comparator;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The key of a result in a report: the experiment that it belongs to.
 *
 * @param variant null if the scenario has none
 * @param policy the whole policy: {@code workspace-write+network}
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ResultKey(
        String sandbox,
        String version,
        String policy,
        String host,
        String condition,
        String scenario,
        @Nullable String variant)
        implements Comparable<ResultKey> {

    private static final String NO_CONDITION = "none";

    private static final Comparator<ResultKey> ORDER = Comparator.comparing(ResultKey::sandbox)
            .thenComparing(ResultKey::version)
            .thenComparing(ResultKey::policy)
            .thenComparing(ResultKey::host)
            .thenComparing(ResultKey::condition)
            .thenComparing(ResultKey::label);

    /** Return the key of a result. */
    public static ResultKey of(RecordedResult result) {
        return new ResultKey(
                result.sandbox(),
                result.version(),
                result.policyId(),
                result.host(),
                result.condition(),
                result.scenario(),
                result.variant());
    }

    /** Return the key of the result that an experiment will have. */
    public static ResultKey of(Subject subject, Setting setting) {
        return new ResultKey(
                setting.sandbox(),
                setting.version(),
                setting.policy().id(),
                setting.host(),
                setting.condition(),
                subject.scenario(),
                subject.variant());
    }

    /** Return the id of the scenario with the variant in brackets: {@code python/default-pool[python-3.14]}. */
    public String label() {
        return variant == null ? scenario : scenario + "[" + variant + "]";
    }

    /** Return the kind of host and, if the host has one, the condition: {@code container}. */
    public String hostLabel() {
        return condition.equals(NO_CONDITION) ? host : host + " " + condition;
    }

    /**
     * Return the key as one word that is the same in every report: {@code
     * python/fork-pool~codex@0.124.0~read-only~container}.
     */
    public String id() {
        return String.join("~", label(), sandbox + "@" + version, policy, hostLabel())
                .replace(' ', '~');
    }

    @Override
    public int compareTo(ResultKey other) {
        return ORDER.compare(this, other);
    }

    /** Return the key in words: {@code codex@0.124.0 read-only: python/fork-pool}. */
    @Override
    public String toString() {
        String where = condition.equals(NO_CONDITION) ? "" : " on " + hostLabel();
        return "%s@%s %s%s: %s".formatted(sandbox, version, policy, where, label());
    }
}
