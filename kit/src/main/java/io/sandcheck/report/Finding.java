package io.sandcheck.report;

import static java.util.stream.Collectors.joining;

import io.sandcheck.diagnosis.Explanation;
import io.sandcheck.expectation.Expectation;
import io.sandcheck.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One observation about a sandbox. It is explained once, however many versions, policies and scenarios show it.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Finding {

    /** A longer line, which contains output of a sandbox, is only useful in the journal. */
    private static final int LONGEST = 400;

    private static final int MOST_EXPECTATIONS = 3;

    /**
     * The common part of results that are reported as one.
     *
     * @param cause the diagnosis with its errno and its object; the reason if there is no diagnosis
     */
    record Key(String sandbox, Verdict verdict, String cause) implements Comparable<Key> {

        static Key of(RecordedResult result) {
            RecordedDiagnosis diagnosis = result.explanation();
            String cause = diagnosis == null ? result.reason() : named(result, diagnosis);
            return new Key(result.sandbox(), result.verdict(), shortened(cause));
        }

        /** An escape through one guard says nothing about another, unless the sandbox confines nothing at all. */
        private static String named(RecordedResult result, RecordedDiagnosis diagnosis) {
            String about = diagnosis.id().startsWith("guard-") ? result.scenario() : diagnosis.errno();
            // A rule that is not about one capability is about the thing that it names, and each such thing is a
            // separate cause.
            String subject = diagnosis.capability() == null ? diagnosis.syscall() : general(diagnosis);
            return diagnosis.id() + " " + about + (subject == null ? "" : " " + subject);
        }

        private static @Nullable String general(RecordedDiagnosis diagnosis) {
            return diagnosis.id().equals("capability-denied") ? diagnosis.capability() : null;
        }

        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::sandbox)
                    .thenComparing(Key::verdict)
                    .thenComparing(Key::cause)
                    .compare(this, other);
        }
    }

    private final Key key;
    private final Occurrences occurrences = new Occurrences();
    private final Set<String> expectations = new TreeSet<>();
    private List<String> explanation = List.of();
    private List<String> family = List.of();
    private String explained = "";
    private @Nullable ResultKey example;

    Finding(Key key) {
        this.key = key;
    }

    /**
     * Of several explanations of the same cause, the most detailed one is kept; if there are several, that of the first
     * scenario, in whatever order the results came.
     */
    void add(RecordedResult result) {
        occurrences.add(result);
        if (expectations.size() <= MOST_EXPECTATIONS) {
            expectations.add(expectation(result));
        }
        List<String> lines = explain(result);
        List<String> table = result.family() == null ? List.of() : FamilyTable.inBrief(result.family());
        int more = lines.size() + table.size() - explanation.size() - family.size();
        if (more > 0 || (more == 0 && result.label().compareTo(explained) < 0)) {
            explanation = lines;
            family = table;
            explained = result.label();
            example = ResultKey.of(result);
        }
    }

    /** Return the name of the sandbox, without its version. */
    public String sandbox() {
        return key.sandbox();
    }

    public Verdict verdict() {
        return key.verdict();
    }

    /** Return the diagnosis with its errno; the reason if there is no diagnosis. */
    public String cause() {
        return key.cause();
    }

    /** Return how many results show it. */
    public int count() {
        return occurrences.count();
    }

    /** Return a line for each version and set of policies in which the same scenarios show it. */
    public List<String> occurrences() {
        return occurrences.lines();
    }

    /** Return what, seen, why and do. Each line begins with that word, or follows such a line. */
    public List<String> explanation() {
        return explanation;
    }

    /**
     * Return a table of what a parent and its children may do, in lines that must not be broken; empty if it is not
     * about a family.
     */
    public List<String> family() {
        return family;
    }

    /** Return why it was expected; if it was not expected, what was expected instead. */
    public List<String> expectations() {
        List<String> some =
                new ArrayList<>(expectations.stream().limit(MOST_EXPECTATIONS).toList());
        if (expectations.size() > MOST_EXPECTATIONS) {
            some.add("...");
        }
        return some;
    }

    /** Return the result that is explained. */
    public ResultKey example() {
        if (example == null) {
            throw new IllegalStateException("Finding [%s] has no result".formatted(key));
        }
        return example;
    }

    private static List<String> explain(RecordedResult result) {
        RecordedDiagnosis diagnosis = result.explanation();
        if (diagnosis != null) {
            List<String> lines = new ArrayList<>(Explanation.inBrief(diagnosis.toDiagnosis()));
            if (result.trace() != null) {
                lines.addAll(result.trace().toTrace().lines());
            }
            return lines.stream().map(Finding::shortened).toList();
        }
        List<String> lines = new ArrayList<>();
        lines.add(shortened("what: " + folded(result.reason())));
        addFailure(lines, "outside", result.arms().outside());
        addFailure(lines, "inside", result.arms().inside());
        return lines;
    }

    private static void addFailure(List<String> lines, String name, @Nullable RecordedArm arm) {
        if (arm != null && arm.failure() != null) {
            lines.add(shortened("seen: %s: %s".formatted(name, folded(arm.failure()))));
        }
    }

    /** Set several lines into one: those that show it would show a line break as an escape. */
    private static String folded(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(joining(" | "));
    }

    private static String expectation(RecordedResult result) {
        Expectation expected = result.expectation();
        if (expected.verdict() == Verdict.CONFORMS) {
            return "CONFORMS";
        }
        String issue = expected.issue() == null ? "" : " (" + expected.issue() + ")";
        if (result.asExpected()) {
            return expected.reason() + issue;
        }
        String cause = expected.diagnosis() == null ? "" : " " + expected.diagnosis();
        return "%s%s: %s%s%s".formatted(expected.verdict(), cause, expected.reason(), issue, expected.writtenInWords());
    }

    private static String shortened(String line) {
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
    }
}
