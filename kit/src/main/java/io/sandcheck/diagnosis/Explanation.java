package io.sandcheck.diagnosis;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Writes a {@link Diagnosis} as lines for a terminal or a failure message.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Explanation {

    private static final int MOST_ADVICE = 3;

    private Explanation() {}

    /** Return at most six lines: what, seen, why, and the first things to do. */
    public static List<String> inBrief(Diagnosis diagnosis) {
        List<String> lines = new ArrayList<>();
        lines.add("what: " + what(diagnosis));
        section(
                lines,
                "seen: ",
                diagnosis.evidence().isEmpty() ? List.of() : List.of(String.join(" | ", diagnosis.evidence())));
        section(lines, "why:  ", first(1, diagnosis.reasons()));
        section(lines, "do:   ", first(MOST_ADVICE, diagnosis.advice()));
        return List.copyOf(lines);
    }

    /** Return everything, with a line for each piece of evidence, reason, advice and source. */
    public static List<String> inFull(Diagnosis diagnosis) {
        List<String> lines = new ArrayList<>();
        lines.add("what: " + what(diagnosis));
        section(lines, "seen: ", diagnosis.evidence());
        section(lines, "why:  ", diagnosis.reasons());
        section(lines, "do:   ", diagnosis.advice());
        section(lines, "see:  ", diagnosis.sources());
        return List.copyOf(lines);
    }

    private static String what(Diagnosis diagnosis) {
        String confidence = diagnosis.confidence() == Confidence.UNKNOWN
                ? "cause unknown"
                : diagnosis.confidence().id();
        return diagnosis.title() + " [" + diagnosis.id() + "] (" + confidence + ")";
    }

    private static List<String> first(int most, List<String> texts) {
        return texts.subList(0, Math.min(most, texts.size()));
    }

    private static void section(List<String> lines, String heading, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            lines.add((i == 0 ? heading : " ".repeat(heading.length())) + texts.get(i));
        }
    }
}
