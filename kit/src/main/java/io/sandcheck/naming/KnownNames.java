package io.sandcheck.naming;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * A set of known names, and the error message for a name that is not among them.
 *
 * @param noun what they name, in the singular: {@code policy}
 * @param names all of them, in the order in which they are listed
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record KnownNames(String noun, List<String> names) {

    private static final int MAX_LISTED = 20;
    private static final int LISTED_OF_MANY = 8;
    private static final int MAX_NEAR = 3;
    private static final int MAX_LENGTH = 100;
    private static final int MIN_PART = 3;

    public KnownNames {
        names = List.copyOf(names);
    }

    public static KnownNames of(String noun, Collection<String> names) {
        return new KnownNames(noun, List.copyOf(names));
    }

    public boolean contains(String name) {
        return names.contains(name);
    }

    /**
     * Return a message that a name is unknown, which names are known, and which one was probably meant: {@code unknown
     * policy [raed-only]; known: read-only, unrestricted; did you mean read-only?}
     */
    public String unknown(String name) {
        List<String> near = near(name);
        String question = near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
        return "unknown " + noun + " [" + name + "]; known: " + listed() + question;
    }

    /**
     * Return at most three names that differ by a few typing errors, the nearest first; otherwise those that contain
     * the name.
     */
    public List<String> near(String name) {
        if (name.length() > MAX_LENGTH) {
            return List.of();
        }
        String wanted = name.toLowerCase(Locale.ROOT);
        List<String> mistyped = names.stream()
                .filter(known -> slips(known, wanted) <= tolerated(wanted))
                .sorted(Comparator.comparingInt(known -> slips(known, wanted)))
                .limit(MAX_NEAR)
                .toList();
        return mistyped.isEmpty() ? containing(wanted) : mistyped;
    }

    private List<String> containing(String wanted) {
        return names.stream()
                .filter(known -> wanted.length() >= MIN_PART
                        && known.toLowerCase(Locale.ROOT).contains(wanted))
                .limit(MAX_NEAR)
                .toList();
    }

    private String listed() {
        if (names.isEmpty()) {
            return "none";
        }
        if (names.size() <= MAX_LISTED) {
            return String.join(", ", names);
        }
        return String.join(", ", names.subList(0, LISTED_OF_MANY)) + ", ... (" + names.size() + " in all)";
    }

    private static int slips(String known, String wanted) {
        return EditDistance.between(known.toLowerCase(Locale.ROOT), wanted);
    }

    private static int tolerated(String wanted) {
        return Math.max(1, wanted.length() / 3);
    }
}
