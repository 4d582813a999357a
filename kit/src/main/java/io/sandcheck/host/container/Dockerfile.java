package io.sandcheck.host.container;

import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a Dockerfile: the images that it builds on, and the files that it copies.
 *
 * @param text all of it
 */
record Dockerfile(String text) {

    private static final Pattern PARENT = Pattern.compile("(?m)^ARG\\s+SANDCHECK_IMAGE_([A-Z0-9_]+)\\s*$");
    private static final Pattern COPY = Pattern.compile("(?m)^(?:COPY|ADD)\\s+((?:--\\S+\\s+)*)(\\S+)\\s+\\S+\\s*$");

    /** Return the images of the kit that it names with {@code ARG SANDCHECK_IMAGE_NAME}. */
    SortedSet<String> parents() {
        return find(PARENT, 1, name -> name.toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** Return the build argument that contains the tag of an image. */
    static String argumentFor(String parent) {
        return "SANDCHECK_IMAGE_" + parent.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** Return the paths that it copies from its context, without those from another stage. */
    SortedSet<String> copied() {
        return find(COPY, 2, UnaryOperator.identity());
    }

    private SortedSet<String> find(Pattern pattern, int group, UnaryOperator<String> change) {
        SortedSet<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            if (!matcher.group().contains("--from=")) {
                found.add(change.apply(matcher.group(group)));
            }
        }
        return found;
    }
}
