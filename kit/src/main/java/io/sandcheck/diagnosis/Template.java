package io.sandcheck.diagnosis;

import java.util.Collection;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with placeholders in braces: {@code {syscall} failed with {errno}}. */
final class Template {

    /** A longer quote would hide the text around it. */
    private static final int LONGEST_VALUE = 240;

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)\\}");

    /** The text of an assertion may have several lines, but a value is part of one line. */
    private static final Pattern LINE_BREAK = Pattern.compile("\\h*+[\r\n]\\s*+");

    private final String text;

    /**
     * Read a text.
     *
     * @param groups names of the groups that patterns in scope capture
     * @param denial whether a condition in scope provides a denied probe
     * @throws IllegalArgumentException if it uses a name that nothing provides
     */
    Template(String text, Collection<String> groups, boolean denial) {
        this.text = text;
        PLACEHOLDER
                .matcher(text)
                .results()
                .map(placeholder -> placeholder.group(1))
                .forEach(name -> {
                    if (!groups.contains(name)) {
                        check(name, denial);
                    }
                });
    }

    private static void check(String name, boolean denial) {
        TemplateVariable variable = TemplateVariable.find(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown placeholder [{%s}]; known: %s, and the named groups of the rule's patterns"
                                .formatted(name, TemplateVariable.known())));
        if (variable.needsDenial() && !denial) {
            throw new IllegalArgumentException(
                    "placeholder [{%s}] is about a denied capability; add a condition [denied]".formatted(name));
        }
    }

    String fill(Match match) {
        return PLACEHOLDER.matcher(text).replaceAll(placeholder -> Matcher.quoteReplacement(value(placeholder, match)));
    }

    private static String value(MatchResult placeholder, Match match) {
        String name = placeholder.group(1);
        String captured = match.captures().get(name);
        return bounded(
                captured != null
                        ? captured
                        : TemplateVariable.find(name).orElseThrow().value().apply(match));
    }

    private static String bounded(String value) {
        String line = LINE_BREAK.matcher(value.strip()).replaceAll(" ");
        return line.length() <= LONGEST_VALUE ? line : line.substring(0, LONGEST_VALUE) + "...";
    }
}
