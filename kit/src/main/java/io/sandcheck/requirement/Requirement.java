package io.sandcheck.requirement;

import io.sandcheck.verdict.Level;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A statement about what sandboxes must do.
 *
 * @param id its number: {@code SC-FS-07}
 * @param area what it is about, as a heading: {@code Files}
 * @param level how strongly it is required
 * @param says the statement, one sentence
 * @param scenarios ids of the scenarios that test it; empty if it is excluded
 * @param excluded why no scenario tests it; null if one does
 * @param breaks what happens to users if a sandbox does not meet it; null if it is excluded
 * @param corresponds ids of entries of {@linkplain Catalogue catalogues} that are about the same: {@code CWE-636}
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Requirement(
        String id,
        String area,
        Level level,
        String says,
        List<String> scenarios,
        @Nullable String excluded,
        @Nullable String breaks,
        List<String> corresponds) {

    public Requirement {
        scenarios = List.copyOf(scenarios);
        corresponds = List.copyOf(corresponds);
    }

    /** Return the ids of a catalogue that it corresponds to. */
    public List<String> corresponds(Catalogue catalogue) {
        return corresponds.stream()
                .filter(id -> Catalogue.of(id).filter(catalogue::equals).isPresent())
                .toList();
    }
}
