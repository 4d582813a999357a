package io.sandcheck.diagnosis;

import io.sandcheck.fixture.Fixtures;
import io.sandcheck.fixture.ReadOnce;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Finds the cause of a failure: the first rule that matches names it.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Diagnostician {

    private static final ReadOnce<List<DiagnosisRules>> OF_PROJECTS = new ReadOnce<>(() ->
            Fixtures.ofProjects("rules").stream().map(DiagnosisRules::read).toList());

    private final List<Rule> rules;

    /**
     * Diagnose with these rules, then those of projects, then the kit's own, the last of which match everything.
     *
     * @param first rules that are tried first, in this order; may be none
     */
    public Diagnostician(DiagnosisRules... first) {
        rules = Stream.of(Stream.of(first), OF_PROJECTS.get().stream(), Stream.of(BuiltInRules.RULES))
                .flatMap(each -> each)
                .flatMap(each -> each.rules().stream())
                .toList();
    }

    /** Return the ids of all diagnoses that there can be, in alphabetical order. */
    public List<String> ids() {
        return rules.stream().map(Rule::id).distinct().sorted().toList();
    }

    /** Return the diagnosis of the first rule that matches. */
    public Diagnosis diagnose(Observation observation) {
        Findings findings = Findings.of(observation);
        return rules.stream()
                .flatMap(rule -> rule.apply(findings).stream())
                .findFirst()
                .orElseThrow();
    }
}
