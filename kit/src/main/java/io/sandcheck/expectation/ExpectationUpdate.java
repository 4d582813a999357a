package io.sandcheck.expectation;

import io.sandcheck.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Updates an expectations file to what a run saw. If all results of a rule changed alike, the rule is changed; if they
 * all conform and the rule is about nothing else, it is removed. If they conform from a version on, or up to one, the
 * rule is limited to the other versions. Otherwise rules about exactly what was seen are inserted before it. All other
 * lines, including reasons and comments, stay as they are and in order.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ExpectationUpdate {

    private final Expectations expectations;
    private final UpdateTerms terms;
    private final ExpectationFile file;
    private final Map<Integer, List<String>> replacements = new HashMap<>();
    private final List<String> appended = new ArrayList<>();
    private final Map<Acceptance, Integer> refused = new EnumMap<>(Acceptance.class);
    private int errors;

    private ExpectationUpdate(Expectations expectations, UpdateTerms terms) {
        this.expectations = expectations;
        this.terms = terms;
        this.file = expectations.lines();
    }

    /**
     * Find the edits after which the results are expected.
     *
     * @param seen results of the sandbox whose expectations these are; an {@link Verdict#ERROR} is never expected
     */
    public static ExpectationUpdate of(Expectations expectations, List<SeenResult> seen, UpdateTerms terms) {
        ExpectationUpdate update = new ExpectationUpdate(expectations, terms);
        update.take(seen);
        return update;
    }

    private void take(List<SeenResult> seen) {
        expectations.byRule(seen).forEach((rule, results) -> {
            List<SeenResult> unmet = acceptable(results);
            if (!unmet.isEmpty()) {
                replacements.putAll(RuleEdit.of(file, rule, expectations.definition(), results, unmet, terms.reason())
                        .lines());
            }
        });
        List<SeenResult> withoutRule = seen.stream()
                .filter(result ->
                        expectations.rule(result.subject(), result.setting()).isEmpty())
                .toList();
        appended.addAll(
                ExpectationYaml.rules(acceptable(withoutRule), seen, expectations.definition(), terms.reason()));
    }

    private List<SeenResult> acceptable(List<SeenResult> results) {
        return results.stream()
                .filter(result -> !result.meets(expectations.find(result.subject(), result.setting())))
                .filter(this::accepts)
                .toList();
    }

    private boolean accepts(SeenResult result) {
        if (result.verdict() == Verdict.ERROR) {
            errors++;
            return false;
        }
        Optional<Acceptance> needed =
                Acceptance.neededFor(result).filter(each -> !terms.accepted().contains(each));
        needed.ifPresent(each -> refused.merge(each, 1, Integer::sum));
        return needed.isEmpty();
    }

    /** Return how many results were not written, by what would have to be accepted. */
    public Map<Acceptance, Integer> refused() {
        return Collections.unmodifiableMap(refused);
    }

    /** Return how many results were not written because the kit broke. */
    public int errors() {
        return errors;
    }

    /** Return the new text of the file; the same text if there is nothing to edit. */
    public String text() {
        List<String> lines = new ArrayList<>();
        List<String> old = file.lines();
        for (int line = 1; line <= old.size(); line++) {
            lines.addAll(replacements.getOrDefault(line, List.of(old.get(line - 1))));
        }
        lines.addAll(appended);
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }
}
