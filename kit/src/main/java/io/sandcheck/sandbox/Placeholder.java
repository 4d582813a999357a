package io.sandcheck.sandbox;

import io.sandcheck.naming.KnownNames;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A part of a definition that is replaced when a command runs: {@code {workspace}}. A name in braces after a dollar
 * sign ({@code ${HOME}}) belongs to the shell, and is not changed.
 */
enum Placeholder {
    COMMAND,
    WORKSPACE,
    HOME,
    VERSION,
    SANDBOX,
    PYTHON,
    FIXTURES;

    private static final Pattern FORM = Pattern.compile("(?<!\\$)\\{(?<name>[A-Za-z][A-Za-z0-9_-]*)\\}");

    private static final KnownNames KNOWN = KnownNames.of(
            "placeholder", Arrays.stream(values()).map(Placeholder::toString).toList());

    /** Return the placeholder as it is written in a definition. */
    @Override
    public String toString() {
        return "{" + name().toLowerCase(Locale.ROOT) + "}";
    }

    boolean isIn(String text) {
        return text.contains(toString());
    }

    /** Describe the first unknown placeholder in a text; empty if there is none. */
    static Optional<String> fault(String text) {
        return found(text).filter(word -> !KNOWN.contains(word)).findFirst().map(KNOWN::unknown);
    }

    /** Return all placeholders of a text, known or not. */
    static Stream<String> found(String text) {
        return FORM.matcher(text).results().map(match -> match.group());
    }

    /** Replace all placeholders that have a value, in one pass. Placeholders in a value are not replaced. */
    static String expand(String text, Map<Placeholder, String> values) {
        return FORM.matcher(text).replaceAll(match -> Matcher.quoteReplacement(valueOf(match.group(), values)));
    }

    private static String valueOf(String word, Map<Placeholder, String> values) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().toString().equals(word))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(word);
    }
}
