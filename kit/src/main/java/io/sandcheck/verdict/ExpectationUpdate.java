package io.sandcheck.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * Brings an expectations file up to what a run saw. A rule whose results all changed alike is changed, or goes where they
 * all conform and it is about nothing else; otherwise rules about what was seen alone come before it. All other lines
 * stay as they are, reasons, comments and order too.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ExpectationUpdate {

    private static final Pattern VERDICT = Pattern.compile("([ -]*verdict: *)[^ ]+(.*)");
    private static final Pattern DIAGNOSIS = Pattern.compile("([ -]*diagnosis: *)[^ ]+(.*)");

    private final Expectations expectations;
    private final ExpectationFile file;
    private final Map<Integer, List<String>> replacements = new LinkedHashMap<>();
    private final List<String> appended = new ArrayList<>();

    private ExpectationUpdate(Expectations expectations) {
        this.expectations = expectations;
        this.file = new ExpectationFile(expectations);
    }

    /**
     * Return the text of the file as it must be to expect what was seen; the same text where it does already.
     *
     * @param seen results of the sandbox whose expectations these are; an {@link Verdict#ERROR} among them is passed over
     */
    public static String of(Expectations expectations, List<SeenResult> seen) {
        ExpectationUpdate update = new ExpectationUpdate(expectations);
        update.take(seen.stream()
                .filter(result -> result.verdict() != Verdict.ERROR)
                .toList());
        return update.text();
    }

    private void take(List<SeenResult> seen) {
        Map<Integer, List<SeenResult>> byRule = seen.stream()
                .collect(Collectors.groupingBy(this::indexOfRule, LinkedHashMap::new, Collectors.toList()));
        byRule.forEach((rule, results) -> {
            if (rule < 0) {
                appended.addAll(ExpectationYaml.rules(unmet(results)));
            } else {
                change(expectations.rules().get(rule), results);
            }
        });
    }

    /** Return -1 where no rule is about it. */
    private int indexOfRule(SeenResult result) {
        return expectations
                .rule(result.subject(), result.setting())
                .map(expectations.rules()::indexOf)
                .orElse(-1);
    }

    private List<SeenResult> unmet(List<SeenResult> results) {
        return results.stream()
                .filter(result -> !result.meets(expectations.find(result.subject(), result.setting())))
                .toList();
    }

    private void change(ExpectationRule rule, List<SeenResult> results) {
        List<SeenResult> unmet = unmet(results);
        if (unmet.isEmpty()) {
            return;
        }
        boolean alike = unmet.size() == results.size()
                && rule.isAboutNoMoreThan(results, expectations.definition())
                && unmet.stream().allMatch(result -> sameOutcome(result, unmet.get(0)));
        boolean done =
                alike && (unmet.get(0).verdict() == Verdict.CONFORMS ? remove(rule) : rewrite(rule, unmet.get(0)));
        if (!done) {
            int first = file.first(rule);
            List<String> lines = ExpectationYaml.rules(unmet);
            lines.add(file.line(first));
            replacements.put(first, lines);
        }
    }

    private static boolean sameOutcome(SeenResult one, SeenResult other) {
        return one.verdict() == other.verdict() && Objects.equals(one.diagnosis(), other.diagnosis());
    }

    private boolean remove(ExpectationRule rule) {
        for (int line = file.first(rule); line <= file.last(rule); line++) {
            replacements.put(line, List.of());
        }
        return true;
    }

    /** Only a rule in block style can be rewritten line by line. */
    private boolean rewrite(ExpectationRule rule, SeenResult seen) {
        OptionalInt verdict = lineOf(rule, VERDICT);
        OptionalInt diagnosis = lineOf(rule, DIAGNOSIS);
        String id = seen.diagnosis();
        if (verdict.isEmpty() || (id == null && diagnosis.equals(OptionalInt.of(file.first(rule))))) {
            return false;
        }
        String verdictLine = file.line(verdict.getAsInt());
        List<String> lines = new ArrayList<>();
        lines.add(with(verdictLine, VERDICT, seen.verdict().name()));
        if (id != null && diagnosis.isEmpty()) {
            lines.add(" ".repeat(verdictLine.indexOf("verdict:")) + "diagnosis: " + id);
        }
        replacements.put(verdict.getAsInt(), lines);
        diagnosis.ifPresent(
                line -> replacements.put(line, id == null ? List.of() : List.of(with(file.line(line), DIAGNOSIS, id))));
        return true;
    }

    private OptionalInt lineOf(ExpectationRule rule, Pattern key) {
        return IntStream.rangeClosed(file.first(rule), file.last(rule))
                .filter(line -> key.matcher(file.line(line)).matches())
                .findFirst();
    }

    private static String with(String line, Pattern key, String value) {
        return key.matcher(line).replaceFirst("$1" + value + "$2");
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
