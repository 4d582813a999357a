package io.sandcheck.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds credentials that a cut has left incomplete: at the ends of a text, and beside the marks of text that was left
 * out.
 *
 * @param nameOfValue the credentials, each with the name of its variable
 * @param shortest minimum number of characters of a credential that are recognised
 */
record CutValues(Map<String, String> nameOfValue, int shortest) {

    /** The marks that outputs, quotes of them, and strace use. */
    private static final Pattern MARK = Pattern.compile("\"?\\R?(\\[\\.\\.\\.[^\\]\\n]{0,60}\\]|\\.\\.\\.)\\R?\"?");

    private record Part(int start, int end, String name) {}

    String removedFrom(String text) {
        List<Part> parts = new ArrayList<>();
        add(parts, text, text.length(), true);
        add(parts, text, 0, false);
        for (Matcher mark = MARK.matcher(text); mark.find(); ) {
            add(parts, text, mark.start(), true);
            add(parts, text, mark.end(), false);
        }
        parts.sort(Comparator.comparing(Part::start));
        StringBuilder rest = new StringBuilder(text.length());
        int done = 0;
        for (Part part : parts) {
            if (part.start() >= done) {
                rest.append(text, done, part.start()).append(Redaction.mark(part.name()));
                done = part.end();
            }
        }
        return rest.append(text, done, text.length()).toString();
    }

    /** Add what a cut left of each value: its beginning before the cut, or its end after the cut. */
    private void add(List<Part> parts, String text, int cut, boolean before) {
        nameOfValue.forEach((value, name) -> {
            int room = before ? cut : text.length() - cut;
            for (int length = Math.min(value.length() - 1, room); length >= shortest; length--) {
                int start = before ? cut - length : cut;
                if (text.regionMatches(start, value, before ? 0 : value.length() - length, length)) {
                    parts.add(new Part(start, start + length, name));
                    return;
                }
            }
        });
    }
}
