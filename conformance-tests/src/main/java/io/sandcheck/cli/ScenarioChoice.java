package io.sandcheck.cli;

import io.sandcheck.launcher.FoundScenario;
import io.sandcheck.naming.Glob;
import io.sandcheck.naming.KnownNames;
import java.util.List;

/** Chooses scenarios by patterns for their ids. */
final class ScenarioChoice {

    private ScenarioChoice() {}

    /**
     * Return those that one of the patterns matches; all where there is no pattern.
     *
     * @throws UsageException where a pattern matches none
     */
    static List<FoundScenario> of(List<FoundScenario> all, List<String> patterns) {
        if (all.isEmpty()) {
            throw new UsageException("There are no scenarios on the class path");
        }
        List<Glob> globs = patterns.stream().map(Glob::new).toList();
        globs.forEach(glob -> requireMatch(all, glob));
        return all.stream()
                .filter(scenario -> globs.isEmpty() || globs.stream().anyMatch(glob -> glob.matches(scenario.id())))
                .toList();
    }

    private static void requireMatch(List<FoundScenario> all, Glob glob) {
        if (all.stream().noneMatch(scenario -> glob.matches(scenario.id()))) {
            List<String> ids = all.stream().map(FoundScenario::id).toList();
            throw new UsageException("--scenario: " + new KnownNames("scenario", ids).unknown(glob.pattern()));
        }
    }
}
