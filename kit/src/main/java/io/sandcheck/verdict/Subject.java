package io.sandcheck.verdict;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The scenario that an experiment is about.
 *
 * @param scenario stable id: {@code python/forkserver-pool}
 * @param variant of the scenario: {@code python-3.14}; null if it has none
 * @param title what works or must not work, in one sentence; null if there is none
 * @param kind what the scenario demands of the sandbox
 * @param sources reports that it comes from: {@code openai/codex#24943}
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Subject(
        String scenario,
        @Nullable String variant,
        @Nullable String title,
        ScenarioKind kind,
        Level level,
        List<String> sources) {

    public Subject {
        sources = List.copyOf(sources);
    }

    /** Make one without a title. */
    public Subject(String scenario, @Nullable String variant, ScenarioKind kind, Level level, List<String> sources) {
        this(scenario, variant, null, kind, level, sources);
    }

    /** Make the subject of an experiment about compatibility. */
    public Subject(String scenario, @Nullable String variant, Level level, List<String> sources) {
        this(scenario, variant, ScenarioKind.COMPATIBILITY, level, sources);
    }

    /** Return the id with the variant in brackets: {@code python/default-pool[python-3.14]}. */
    public String label() {
        return variant == null ? scenario : scenario + "[" + variant + "]";
    }
}
