package io.sandcheck.expectation;

import io.sandcheck.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Brings an expectations file up to what a run saw. A rule whose results all changed alike is changed, or goes where they
 * all conform and it is about nothing else; where they conform from a version on, or up to one, it is about the others;
 * otherwise rules about what was seen alone come before it. All other lines stay as they are, reasons, comments and order
 * too.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ExpectationUpdate {

    private final Expectations expectations;
    private final ExpectationFile file;
    private final Map<Integer, List<String>> replacements = new HashMap<>();
    private final List<String> appended = new ArrayList<>();

    private ExpectationUpdate(Expectations expectations) {
        this.expectations = expectations;
        this.file = expectations.lines();
    }

    /**
     * Return the text of the file as it must be to expect what was seen; the same text where it does already.
     *
     * @param seen results of the sandbox whose expectations these are; an {@link Verdict#ERROR} among them is passed over
     */
    public static String of(Expectations expectations, List<SeenResult> seen) {
        ExpectationUpdate update = new ExpectationUpdate(expectations);
        update.take(seen);
        return update.text();
    }

    private void take(List<SeenResult> seen) {
        expectations.byRule(seen).forEach((rule, results) -> {
            List<SeenResult> unmet = unmet(results);
            if (!unmet.isEmpty()) {
                replacements.putAll(RuleEdit.of(file, rule, expectations.definition(), results, unmet)
                        .lines());
            }
        });
        List<SeenResult> withoutRule = seen.stream()
                .filter(result ->
                        expectations.rule(result.subject(), result.setting()).isEmpty())
                .toList();
        appended.addAll(ExpectationYaml.rules(unmet(withoutRule), seen, expectations.definition()));
    }

    private List<SeenResult> unmet(List<SeenResult> results) {
        return results.stream()
                .filter(result -> result.verdict() != Verdict.ERROR)
                .filter(result -> !result.meets(expectations.find(result.subject(), result.setting())))
                .toList();
    }

    private String text() {
        List<String> lines = new ArrayList<>();
        List<String> old = file.lines();
        for (int line = 1; line <= old.size(); line++) {
            lines.addAll(replacements.getOrDefault(line, List.of(old.get(line - 1))));
        }
        lines.addAll(appended);
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }
}
