package io.sandcheck.expectation;

import io.sandcheck.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The lines of a rule, and how to edit them. Only a rule in block style can be rewritten line by line. */
record RuleLines(ExpectationFile file, ExpectationRule rule) {

    private static final Pattern VERSIONS = key("versions");
    private static final Pattern VERDICT = key("verdict");
    private static final Pattern DIAGNOSIS = key("diagnosis");

    /** A reason on one line. */
    private static final Pattern REASON = Pattern.compile("[ -]*reason: *[^>|].*");

    private static Pattern key(String name) {
        return Pattern.compile("([ -]*" + name + ": *)([^ #\"']+|\"[^\"]*\"|'[^']*')(.*)");
    }

    private int first() {
        return file.first(rule);
    }

    RuleEdit removed() {
        Map<Integer, List<String>> lines = new LinkedHashMap<>();
        IntStream.rangeClosed(first(), file.last(rule)).forEach(line -> lines.put(line, List.of()));
        return new RuleEdit("remove lines %d to %d".formatted(first(), file.last(rule)), lines);
    }

    RuleEdit preceded(List<String> rules) {
        List<String> lines = new ArrayList<>(rules);
        lines.add(file.line(first()));
        return new RuleEdit(
                "before line %d, whose rule is about more than this, put".formatted(first()), Map.of(first(), lines));
    }

    /** Expect another verdict or diagnosis. */
    Optional<RuleEdit> rewritten(SeenResult seen, @Nullable String reason) {
        OptionalInt verdict = lineOf(VERDICT);
        OptionalInt because = reason == null ? OptionalInt.empty() : lineOf(REASON);
        OptionalInt diagnosis = lineOf(DIAGNOSIS);
        String id = seen.diagnosis();
        if (verdict.isEmpty()
                || (reason != null && because.isEmpty())
                || (id == null && diagnosis.equals(OptionalInt.of(first())))) {
            return Optional.empty();
        }
        Map<Integer, List<String>> lines = new LinkedHashMap<>();
        List<String> replacement = new ArrayList<>();
        replacement.add(with(VERDICT, verdict.getAsInt(), seen.verdict().name()));
        if (id != null && diagnosis.isEmpty()) {
            replacement.add(indent(verdict.getAsInt(), "verdict") + "diagnosis: " + id);
        }
        lines.put(verdict.getAsInt(), replacement);
        diagnosis.ifPresent(line -> lines.put(line, id == null ? List.of() : List.of(with(DIAGNOSIS, line, id))));
        because.ifPresent(line -> lines.put(line, List.of(because(line, String.valueOf(reason)))));
        return Optional.of(new RuleEdit("change the rule in line %d".formatted(first()), lines));
    }

    private String because(int line, String reason) {
        String old = file.line(line);
        return old.substring(0, old.indexOf("reason:")) + "reason: " + ExpectationYaml.quoted(reason);
    }

    /** Limit the rule to fewer versions. */
    Optional<RuleEdit> narrowed(String bound) {
        String what = "narrow the versions of the rule in line %d".formatted(first());
        Optional<YamlNode> range = ExpectationReader.keys(rule.source()).optional("versions");
        OptionalInt versions = lineOf(VERSIONS);
        if (range.isPresent()) {
            String narrower = "\"%s %s\"".formatted(range.get().text(), bound);
            return versions.stream()
                    .mapToObj(line -> new RuleEdit(what, Map.of(line, List.of(with(VERSIONS, line, narrower)))))
                    .findFirst();
        }
        return lineOf(VERDICT).stream()
                .mapToObj(line -> new RuleEdit(what, Map.of(line, besideVerdict(line, bound))))
                .findFirst();
    }

    /** Insert the line before the verdict, as is the order of the keys, unless the verdict begins the rule. */
    private List<String> besideVerdict(int line, String versions) {
        String verdict = file.line(line);
        String added = indent(line, "verdict") + "versions: \"%s\"".formatted(versions);
        return line == first() ? List.of(verdict, added) : List.of(added, verdict);
    }

    private OptionalInt lineOf(Pattern key) {
        return IntStream.rangeClosed(first(), file.last(rule))
                .filter(line -> key.matcher(file.line(line)).matches())
                .findFirst();
    }

    private String with(Pattern key, int line, String value) {
        return key.matcher(file.line(line)).replaceFirst("$1" + value + "$3");
    }

    private String indent(int line, String key) {
        return " ".repeat(file.line(line).indexOf(key + ":"));
    }
}
