package io.sandcheck.yaml;

import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** What the values of YAML's core schema are called in errors. */
final class YamlTypes {

    private static final Map<Tag, String> NAMES = Map.of(Tag.NULL, "empty", Tag.MAP, "a map", Tag.SEQ, "a list");

    private static final Set<Tag> TEXT = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL);

    private YamlTypes() {}

    /** A version that someone forgot to quote, as in {@code 1.10}, is still the text that they wrote. */
    static boolean isText(ScalarNode scalar) {
        return TEXT.contains(scalar.getTag());
    }

    static String describe(Node node) {
        if (node instanceof ScalarNode scalar && isText(scalar)) {
            return "[" + scalar.getValue() + "]";
        }
        return NAMES.getOrDefault(node.getTag(), "of the type " + node.getTag());
    }
}
