package io.sandcheck.host.container;

import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a Dockerfile: the images that it builds on, and the files that it copies.
 *
 * @param text all of it
 */
record Dockerfile(String text) {

    private static final Pattern PARENT = Pattern.compile("(?m)^ARG\\s+SANDCHECK_IMAGE_([A-Z0-9_]+)\\s*$");
    private static final Pattern COPY = Pattern.compile("(?m)^(?:COPY|ADD)((?:[ \\t]+--\\S+)*)[ \\t]+(.+)$");

    /** Return the images of the kit that it names with {@code ARG SANDCHECK_IMAGE_NAME}. */
    SortedSet<String> parents() {
        return PARENT.matcher(text)
                .results()
                .map(parent -> parent.group(1).toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Return the build argument that contains the tag of an image. */
    static String argumentFor(String parent) {
        return "SANDCHECK_IMAGE_" + parent.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** Return the paths that it copies from its context, without those from another stage. */
    SortedSet<String> copied() {
        return COPY.matcher(text)
                .results()
                .filter(copy -> !copy.group(1).contains("--from="))
                .flatMap(copy -> sources(copy.group(2)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The last word is the target. */
    private static Stream<String> sources(String words) {
        List<String> all = List.of(words.strip().split("\\s+", -1));
        return all.subList(0, all.size() - 1).stream();
    }
}
