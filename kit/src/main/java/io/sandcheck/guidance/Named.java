package io.sandcheck.guidance;

import java.util.List;
import org.apiguardian.api.API;

/**
 * The concepts of one kind that a message names.
 *
 * @param right on the host on which it was written
 * @param wrong on that host
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Named(List<String> right, List<String> wrong) {

    public Named {
        right = List.copyOf(right);
        wrong = List.copyOf(wrong);
    }

    static Named in(String text, List<Concept> concepts, String condition) {
        return new Named(
                names(
                        concepts.stream()
                                .filter(concept -> concept.conditions().contains(condition))
                                .toList(),
                        text),
                names(
                        concepts.stream()
                                .filter(concept -> !concept.conditions().contains(condition))
                                .toList(),
                        text));
    }

    private static List<String> names(List<Concept> concepts, String text) {
        return concepts.stream()
                .filter(concept -> concept.isIn(text))
                .map(Concept::name)
                .toList();
    }

    /** Tell whether it misleads its reader: it names wrong concepts, and no right one. */
    public boolean misleads() {
        return right.isEmpty() && !wrong.isEmpty();
    }
}
