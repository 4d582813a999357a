package io.sandcheck.launcher;

import io.sandcheck.naming.Glob;
import io.sandcheck.naming.KnownNames;
import io.sandcheck.selection.SelectionException;
import io.sandcheck.selection.SelectionException.Part;
import io.sandcheck.verdict.Subject;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Scenarios chosen by patterns for their ids, or for an id and a variant.
 *
 * @param scenarios of which at least one variant was chosen
 * @param globs with which they were chosen; empty for all
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ScenarioChoice(List<FoundScenario> scenarios, List<Glob> globs) {

    /**
     * Choose the scenarios that one of the patterns matches; without patterns, all.
     *
     * @throws SelectionException if a pattern matches none
     */
    public static ScenarioChoice of(List<FoundScenario> all, List<String> patterns) {
        return of(all, patterns, text -> new SelectionException(Part.SCENARIO, text));
    }

    /**
     * Choose the scenarios that come from a report, or that a pattern matches.
     *
     * @param what the id of a report, {@code openai/codex#24943}, its number, {@code #24943}, its address, or a pattern
     * @throws LauncherException if there are none
     */
    public static ScenarioChoice ofReport(List<FoundScenario> all, String what) {
        List<String> known =
                all.stream().flatMap(ScenarioChoice::sources).distinct().toList();
        List<String> patterns = ReportName.find(what, known)
                .map(report -> all.stream()
                        .filter(scenario -> sources(scenario).anyMatch(report::equals))
                        .map(FoundScenario::id)
                        .toList())
                .orElse(List.of(what));
        return of(all, patterns, LauncherException::new);
    }

    private static Stream<String> sources(FoundScenario scenario) {
        return scenario.description().sources().stream();
    }

    private static ScenarioChoice of(
            List<FoundScenario> all, List<String> patterns, Function<String, RuntimeException> fault) {
        if (all.isEmpty()) {
            throw new LauncherException("There are no scenarios on the class path");
        }
        List<Glob> globs = patterns.stream().map(Glob::new).toList();
        globs.forEach(glob -> requireMatch(all, glob, fault));
        ScenarioChoice everything = new ScenarioChoice(all, globs);
        List<FoundScenario> scenarios = all.stream()
                .filter(scenario -> scenario.subjects().stream().anyMatch(everything::includes))
                .toList();
        return new ScenarioChoice(scenarios, globs);
    }

    /** Tell whether a variant was chosen. */
    public boolean includes(Subject subject) {
        return globs.isEmpty() || globs.stream().anyMatch(glob -> matches(glob, subject));
    }

    private static boolean matches(Glob glob, Subject subject) {
        return glob.matches(subject.scenario()) || glob.matches(subject.label());
    }

    private static void requireMatch(List<FoundScenario> all, Glob glob, Function<String, RuntimeException> fault) {
        List<Subject> subjects =
                all.stream().flatMap(scenario -> scenario.subjects().stream()).toList();
        if (subjects.stream().noneMatch(subject -> matches(glob, subject))) {
            Stream<String> ids =
                    subjects.stream().map(glob.pattern().contains("[") ? Subject::label : Subject::scenario);
            throw fault.apply(new KnownNames("scenario", ids.distinct().toList()).unknown(glob.pattern()));
        }
    }
}
