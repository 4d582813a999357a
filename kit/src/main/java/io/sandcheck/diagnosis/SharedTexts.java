package io.sandcheck.diagnosis;

import io.sandcheck.naming.KnownNames;
import io.sandcheck.yaml.YamlMap;
import io.sandcheck.yaml.YamlNode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Texts and sources that several rules share, by name.
 *
 * @param texts each a text, or a list of texts and names
 * @param sources each a list
 */
record SharedTexts(Map<String, YamlNode> texts, Map<String, YamlNode> sources) {

    static final SharedTexts NONE = new SharedTexts(Map.of(), Map.of());

    /** Return these texts and those of a file, which take precedence. */
    SharedTexts with(YamlMap file) {
        return new SharedTexts(merged(texts, file, "texts"), merged(sources, file, "sources"));
    }

    private static Map<String, YamlNode> merged(Map<String, YamlNode> before, YamlMap file, String key) {
        Map<String, YamlNode> all = new HashMap<>(before);
        file.optional(key).ifPresent(map -> map.entries().forEach((name, node) -> all.put(name.string(), node)));
        return Map.copyOf(all);
    }

    /** Return the texts of a list that may contain names of shared ones, or of one such name. */
    Stream<YamlNode> texts(YamlNode node) {
        return texts(node, new LinkedHashSet<>());
    }

    private Stream<YamlNode> texts(YamlNode node, Set<String> within) {
        if (node.isList()) {
            return node.list().stream().flatMap(each -> texts(each, within));
        }
        if (!node.isScalar()) {
            return Stream.of(node);
        }
        YamlNode text = named(node, "text", texts);
        if (!within.add(node.text())) {
            throw node.error("text [%s] stands for itself".formatted(node.text()));
        }
        List<YamlNode> found = texts(text, within).toList();
        within.remove(node.text());
        return found.stream();
    }

    /** Return a list of sources, or the shared list with that name. */
    List<String> sources(YamlNode node) {
        return (node.isScalar() ? named(node, "list of sources", sources) : node).strings();
    }

    private static YamlNode named(YamlNode node, String noun, Map<String, YamlNode> known) {
        String name =
                node.oneOf(KnownNames.of(noun, known.keySet().stream().sorted().toList()));
        return Objects.requireNonNull(known.get(name), "it is known");
    }
}
