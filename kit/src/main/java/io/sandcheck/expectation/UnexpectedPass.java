package io.sandcheck.expectation;

import io.sandcheck.verdict.Setting;
import io.sandcheck.verdict.Subject;
import io.sandcheck.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * A result that conforms, although a rule says that it does not. Names the edit that removes or narrows the rule.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class UnexpectedPass {

    private UnexpectedPass() {}

    /** Return the lines to edit for one experiment that conforms; empty if that is expected. */
    public static List<String> edit(Expectations expectations, Subject subject, Setting setting) {
        SeenResult seen =
                new SeenResult(subject, setting, Verdict.CONFORMS, null, "conforms since " + setting.version());
        return edits(expectations, List.of(seen)).stream().findFirst().orElse(List.of());
    }

    /**
     * Return the lines to edit for all results that conform in a run, for each rule.
     *
     * @param seen all results of the sandbox, because a rule may be about several
     */
    public static List<List<String>> edits(Expectations expectations, List<SeenResult> seen) {
        ExpectationFile file = expectations.lines();
        List<List<String>> edits = new ArrayList<>();
        for (Map.Entry<ExpectationRule, List<SeenResult>> about :
                expectations.byRule(seen).entrySet()) {
            ExpectationRule rule = about.getKey();
            List<SeenResult> better = about.getValue().stream()
                    .filter(result -> result.verdict() == Verdict.CONFORMS && !result.meets(rule.expectation()))
                    .toList();
            if (!better.isEmpty()) {
                RuleEdit edit = RuleEdit.of(file, rule, expectations.definition(), about.getValue(), better, null);
                List<String> lines = new ArrayList<>();
                lines.add("in %s %s:".formatted(expectations.file(), edit.what()));
                lines.addAll(edit.shown(file));
                edits.add(List.copyOf(lines));
            }
        }
        return edits;
    }
}
