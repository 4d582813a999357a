package io.sandcheck.cli.doctor;

import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.Style;
import io.sandcheck.cli.terminal.Wrapped;
import io.sandcheck.diagnosis.Printable;
import java.util.List;

/** A line with a one-word answer, a name, and more text. */
record DoctorLine(Answer answer, String name, String more) {

    private static final int ANSWER_WIDTH = 9;
    private static final int NAME_WIDTH = 19;

    /** The word, and its style. */
    enum Answer {
        YES("yes", Style.GOOD),
        PARTLY("partly", Style.DOUBTFUL),
        NO("NO", Style.BAD),
        UNKNOWN("unknown", Style.DOUBTFUL);

        private final String word;
        private final Style style;

        Answer(String word, Style style) {
            this.word = word;
            this.style = style;
        }
    }

    /** The word is colored last, because color codes have no width. */
    List<String> lines(Console console) {
        String first = "  " + padded(answer.word, ANSWER_WIDTH) + padded(name, NAME_WIDTH);
        List<String> lines = Wrapped.lines(Printable.line(more), first, " ".repeat(first.length()), console.columns());
        lines.set(0, lines.get(0).replaceFirst(answer.word, console.styled(answer.style, answer.word)));
        return lines;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
