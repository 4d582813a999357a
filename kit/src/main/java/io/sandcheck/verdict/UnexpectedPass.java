package io.sandcheck.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * An experiment that conforms though a rule says that it does not: names the version, and the edit that makes the rule go.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class UnexpectedPass {

    private UnexpectedPass() {}

    /** Say in lines what to edit; nothing where no rule is about the experiment, or the rule expects it to conform. */
    public static List<String> edit(Expectations expectations, Subject subject, Setting setting) {
        Optional<ExpectationRule> rule = expectations
                .rule(subject, setting)
                .filter(it -> it.expectation().verdict() != Verdict.CONFORMS);
        return rule.map(it -> edit(expectations, it, subject, setting)).orElse(List.of());
    }

    private static List<String> edit(
            Expectations expectations, ExpectationRule rule, Subject subject, Setting setting) {
        ExpectationFile file = new ExpectationFile(expectations);
        SeenResult seen =
                new SeenResult(subject, setting, Verdict.CONFORMS, null, "conforms since " + setting.version());
        List<String> lines = new ArrayList<>();
        lines.add("%s conforms to %s, which line %d of %s does not expect"
                .formatted(setting.label(), subject.label(), file.first(rule), expectations.file()));
        if (rule.isAboutNoMoreThan(List.of(seen), expectations.definition())) {
            lines.add("remove lines %d to %d:".formatted(file.first(rule), file.last(rule)));
            file.linesOf(rule).forEach(line -> lines.add("-" + line));
        } else {
            lines.add("the rule is about more than this; where it holds for the rest, put before line %d:"
                    .formatted(file.first(rule)));
            ExpectationYaml.rules(List.of(seen)).forEach(line -> lines.add("+" + line));
        }
        return List.copyOf(lines);
    }
}
