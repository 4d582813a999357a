package io.sandcheck.sandbox;

import io.sandcheck.sandbox.ByVersion.Alternative;
import io.sandcheck.yaml.YamlException;
import io.sandcheck.yaml.YamlMap;
import io.sandcheck.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads a part that may differ between versions: a map, or a list of maps, each with an additional key {@code
 * versions}.
 *
 * @param versions those that the definition knows
 */
record ByVersionReader(List<String> versions) {

    private static final String KEY = "versions";

    /**
     * Read one value.
     *
     * @param keys of each map, except {@code versions}
     * @throws YamlException if an alternative can never be used
     */
    <T> ByVersion<T> read(YamlNode node, List<String> keys, Function<YamlMap, T> reader) {
        String[] known = Stream.concat(Stream.of(KEY), keys.stream()).toArray(String[]::new);
        List<YamlNode> items = node.isList() ? node.list() : List.of(node);
        if (items.isEmpty()) {
            throw node.error("must list one alternative or more");
        }
        List<Alternative<T>> alternatives = new ArrayList<>();
        List<String> left = new ArrayList<>(versions);
        for (YamlNode item : items) {
            YamlMap map = item.map(known);
            VersionRange range = map.optional(KEY).map(VersionRange::read).orElse(VersionRange.ALL);
            if (!left.removeIf(range::contains)) {
                throw neverTaken(map.optional(KEY).orElse(item), range);
            }
            alternatives.add(new Alternative<>(range, reader.apply(map)));
        }
        return new ByVersion<>(alternatives);
    }

    private YamlException neverTaken(YamlNode place, VersionRange range) {
        List<String> fitting = versions.stream().filter(range::contains).toList();
        return place.error(
                fitting.isEmpty()
                        ? "no version is in the range [%s]; known: %s"
                                .formatted(place.text(), String.join(", ", versions))
                        : "is never used: earlier alternatives already cover its versions, %s"
                                .formatted(String.join(", ", fitting)));
    }
}
