package io.sandcheck.guidance;

import io.sandcheck.sandbox.OutputPattern;
import java.util.List;
import java.util.Set;

/**
 * Something that a message can name.
 *
 * @param name in a few words
 * @param synonyms patterns that recognize it
 * @param conditions of the host on which it is right to name it
 */
record Concept(String name, List<OutputPattern> synonyms, Set<String> conditions) {

    boolean isIn(String text) {
        return isIn(text, synonyms);
    }

    static boolean isIn(String text, List<OutputPattern> synonyms) {
        return synonyms.stream().anyMatch(synonym -> synonym.find(text).isPresent());
    }
}
