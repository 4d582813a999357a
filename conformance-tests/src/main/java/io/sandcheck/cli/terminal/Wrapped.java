package io.sandcheck.cli.terminal;

import io.sandcheck.diagnosis.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/** Breaks text into lines. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Wrapped {

    private static final Pattern HEADING = Pattern.compile("^(\\w+:)? *");

    private Wrapped() {}

    /**
     * Break a line that begins with a heading. Its other lines are indented to the text after the heading; all lines
     * are indented by two.
     */
    public static List<String> underHeading(String line, int columns) {
        String text = Printable.line(line);
        Matcher heading = HEADING.matcher(text);
        String first = "  " + (heading.find() ? heading.group() : "");
        return lines(text.substring(first.length() - 2), first, " ".repeat(first.length()), columns);
    }

    /**
     * Break a text between words. A word that is longer than a line is not broken, so that it can be copied.
     *
     * @param first prefix of the first line
     * @param next prefix of the other lines
     */
    public static List<String> lines(String text, String first, String next, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : text.strip().split(" +", -1)) {
            if (!empty && line.length() + 1 + word.length() > columns) {
                lines.add(line.toString());
                line = new StringBuilder(next);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString());
        return lines;
    }
}
