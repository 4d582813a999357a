package io.sandcheck.cli;

import static java.util.stream.Collectors.joining;

import io.sandcheck.diagnosis.Explanation;
import io.sandcheck.diagnosis.Printable;
import io.sandcheck.report.RecordedArm;
import io.sandcheck.report.RecordedDiagnosis;
import io.sandcheck.report.RecordedResult;
import io.sandcheck.verdict.Expectation;
import io.sandcheck.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One thing to tell of a sandbox, however many versions, policies and scenarios show it: it is explained once. */
final class Finding {

    private static final int LONGEST = 400;
    private static final int MOST_EXPECTATIONS = 3;

    /**
     * What results have in common that are told as one.
     *
     * @param cause the diagnosis with its errno; the reason where there is none
     */
    record Key(String sandbox, Verdict verdict, String cause) implements Comparable<Key> {

        static Key of(RecordedResult result) {
            RecordedDiagnosis diagnosis = result.explanation();
            String cause = diagnosis == null ? result.reason() : named(result, diagnosis);
            return new Key(result.sandbox(), result.verdict(), cause);
        }

        /** What escaped through one guard says nothing of another, but where the sandbox confines nothing at all. */
        private static String named(RecordedResult result, RecordedDiagnosis diagnosis) {
            String about = diagnosis.id().startsWith("guard-") ? result.scenario() : diagnosis.errno();
            return diagnosis.id() + " " + about;
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
    private String explained = "";

    Finding(Key key) {
        this.key = key;
    }

    /**
     * Of several explanations of the same cause the one that says most is kept; of those the one of the first scenario,
     * whichever result came first.
     */
    void add(RecordedResult result) {
        occurrences.add(result);
        expectations.add(expectation(result));
        List<String> lines = explain(result);
        boolean earlier = result.label().compareTo(explained) < 0;
        if (lines.size() > explanation.size() || (lines.size() == explanation.size() && earlier)) {
            explanation = lines;
            explained = result.label();
        }
    }

    int count() {
        return occurrences.count();
    }

    String reason() {
        return Printable.line(key.cause());
    }

    private static List<String> explain(RecordedResult result) {
        RecordedDiagnosis diagnosis = result.explanation();
        if (diagnosis != null) {
            return Explanation.inBrief(diagnosis.toDiagnosis());
        }
        List<String> lines = new ArrayList<>();
        lines.add("what: " + result.reason());
        addFailure(lines, "outside", result.arms().outside());
        addFailure(lines, "inside", result.arms().inside());
        return lines;
    }

    private static void addFailure(List<String> lines, String name, @Nullable RecordedArm arm) {
        if (arm != null && arm.failure() != null) {
            lines.add("seen: %s: %s".formatted(name, arm.failure()));
        }
    }

    /** Why it was expected; where it was not, what was instead, and where that is written. */
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
        String place = expected.place() == null ? "" : ", written in " + expected.place();
        return "%s%s: %s%s%s".formatted(expected.verdict(), cause, expected.reason(), issue, place);
    }

    List<String> lines(Console console, Style style) {
        List<String> lines = new ArrayList<>();
        lines.add(console.styled(style, key.verdict() + "  " + Printable.line(key.sandbox())));
        occurrences.lines().forEach(line -> lines.addAll(Wrapped.underHeading("in:   " + line, console.columns())));
        explanation.forEach(line -> lines.addAll(Wrapped.underHeading(shortened(line), console.columns())));
        String expected = expectations.stream().limit(MOST_EXPECTATIONS).collect(joining("; "));
        String more = expectations.size() > MOST_EXPECTATIONS ? "; ..." : "";
        lines.addAll(Wrapped.underHeading("expected: " + expected + more, console.columns()));
        return lines;
    }

    private static String shortened(String line) {
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
    }
}
