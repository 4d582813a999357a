package io.sandcheck.report;

import io.sandcheck.diagnosis.Explanation;
import io.sandcheck.expectation.Expectation;
import io.sandcheck.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Describes a result in the words of the report.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Story {

    /** The whole text is in the journal. */
    private static final int EXCERPT = 4_000;

    private Story() {}

    /** Return verdict, expectation, reason and cause on one line. */
    public static String headline(RecordedResult result) {
        RecordedDiagnosis cause = result.explanation();
        return result.verdict()
                + expectation(result)
                + ": "
                + result.reason()
                + (cause == null ? "" : "; " + cause.title());
    }

    private static String expectation(RecordedResult result) {
        Expectation expected = result.expectation();
        if (result.asExpected()) {
            return expected.verdict() == Verdict.CONFORMS ? "" : ", as expected";
        }
        String diagnosis = expected.diagnosis() == null ? "" : " " + expected.diagnosis();
        return ", expected " + expected.verdict() + diagnosis;
    }

    /** Return the whole description; empty if the result conforms, as expected. */
    public static String of(RecordedResult result) {
        if (result.verdict() == Verdict.NOT_APPLICABLE
                || (result.verdict() == Verdict.CONFORMS && result.asExpected())) {
            return "";
        }
        List<String> lines = new ArrayList<>();
        lines.add(headline(result));
        addExpectation(lines, result.expectation());
        lines.addAll(result.edit());
        if (result.explanation() != null) {
            lines.addAll(Explanation.inFull(result.explanation().toDiagnosis()));
        }
        if (result.trace() != null) {
            lines.addAll(result.trace().toTrace().lines());
        }
        if (result.family() != null) {
            lines.addAll(FamilyTable.inFull(result.family()));
        }
        addArm(lines, "outside", result.arms().outside());
        addArm(lines, "inside", result.arms().inside());
        return String.join("\n", lines);
    }

    private static void addExpectation(List<String> lines, Expectation expected) {
        if (expected.verdict() != Verdict.CONFORMS) {
            String issue = expected.issue() == null ? "" : " (" + expected.issue() + ")";
            lines.add("expectation: " + expected.reason() + issue);
        }
    }

    private static void addArm(List<String> lines, String name, @Nullable RecordedArm arm) {
        if (arm == null) {
            return;
        }
        lines.add(name + ": " + String.join(" ", arm.argv()) + " -> " + arm.outcome());
        arm.repeatedStarts().forEach(ending -> lines.add("repeated a start that ended with " + ending));
        addOutput(lines, "stdout", arm.stdout());
        addOutput(lines, "stderr", arm.stderr());
    }

    private static void addOutput(List<String> lines, String name, String text) {
        if (!text.isBlank()) {
            String end = text.length() > EXCERPT ? "[...]" + text.substring(text.length() - EXCERPT) : text;
            lines.add(name + ":\n" + end.stripTrailing());
        }
    }
}
