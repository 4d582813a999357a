package io.sandcheck.report.page;

import io.sandcheck.diagnosis.Printable;
import java.util.List;
import java.util.stream.Stream;

/**
 * How much of the output of commands is shown on the page; the journal has everything that was kept. The more results
 * there are, the less is shown of each, so that the page can still be opened.
 *
 * @param limit in characters
 */
record Excerpt(int limit) {

    private static final int LONGEST = 4_000;
    private static final int SHORTEST = 240;

    /** Approximate maximum number of output characters on a page. */
    private static final int BUDGET = 64_000_000;

    private static final int OUTPUTS_OF_A_RESULT = 4;

    static Excerpt forResults(int results) {
        int share = BUDGET / (Math.max(1, results) * OUTPUTS_OF_A_RESULT);
        return new Excerpt(Math.max(SHORTEST, Math.min(LONGEST, share)));
    }

    /** Tell whether there are so many results that only differences are shown. */
    boolean brief() {
        return limit < LONGEST / 4;
    }

    /** Return the first lines, with the number of lines that were left out. */
    List<String> first(int most, List<String> lines) {
        if (!brief() || lines.size() <= most) {
            return lines.stream().map(this::beginning).toList();
        }
        String left = "(%d more in the journal)".formatted(lines.size() - most);
        return Stream.concat(lines.stream().limit(most).map(this::beginning), Stream.of(left))
                .toList();
    }

    /** Return the end of a text, where programs usually name their error. */
    String end(String text) {
        String kept = text.length() > limit ? "[...]" + text.substring(text.length() - limit) : text;
        return Printable.block(kept.stripTrailing());
    }

    /** Return the beginning of a text on one line. */
    String beginning(String text) {
        return Printable.line(text.length() > limit ? text.substring(0, limit) + "..." : text);
    }

    /** Return the beginning of a text. */
    String start(String text) {
        return Printable.block(text.length() > limit ? text.substring(0, limit) + "..." : text);
    }
}
