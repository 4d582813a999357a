package io.sandcheck.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * A regular expression for untrusted output. A search that takes too many steps finds nothing, so output cannot keep it
 * busy.
 *
 * <p>{@code ^} and {@code $} match at lines.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class OutputPattern {

    /** Takes tens of milliseconds. An ordinary search of the longest text takes a tenth of it. */
    private static final int MOST_STEPS = 5_000_000;

    private static final Pattern GROUP_NAME = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");

    private final Pattern pattern;
    private final List<String> groups = new ArrayList<>();

    /**
     * Compile a pattern.
     *
     * @throws java.util.regex.PatternSyntaxException if it is not a regular expression
     */
    public OutputPattern(String regex) {
        pattern = Pattern.compile(regex, Pattern.MULTILINE);
        Matcher names = GROUP_NAME.matcher(regex);
        while (names.find()) {
            groups.add(names.group(1));
        }
    }

    /** Return the names of the groups. */
    public List<String> groups() {
        return List.copyOf(groups);
    }

    /**
     * Find the first match and return the text of its named groups. The text of a group that did not match is empty.
     */
    public Optional<Map<String, String>> find(String text) {
        return search(text, this::captures);
    }

    /** Find the first match and return the line in which it begins. */
    public Optional<String> line(String text) {
        return search(text, Matcher::start).map(start -> {
            int end = text.indexOf('\n', start);
            return text.substring(text.lastIndexOf('\n', start - 1) + 1, end < 0 ? text.length() : end);
        });
    }

    @SuppressWarnings("StackOverflowErrorCatch") // java.util.regex reports a repetition that is too long like this
    private <T> Optional<T> search(String text, Function<Matcher, T> use) {
        Matcher matcher = pattern.matcher(new CountedText(text));
        try {
            return matcher.find() ? Optional.of(use.apply(matcher)) : Optional.empty();
        } catch (TooManyStepsException | StackOverflowError hopeless) {
            return Optional.empty();
        }
    }

    private Map<String, String> captures(Matcher matcher) {
        Map<String, String> captures = new TreeMap<>();
        for (String name : groups) {
            String captured = matcher.group(name);
            captures.put(name, captured == null ? "" : captured);
        }
        return captures;
    }

    private static final class TooManyStepsException extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooManyStepsException() {
            super(null, null, false, false);
        }
    }

    /** Counts how often the matcher looks at a character. Backtracking always looks at characters. */
    private static final class CountedText implements CharSequence {
        private final String text;
        private int steps;

        CountedText(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++steps > MOST_STEPS) {
                throw new TooManyStepsException();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
