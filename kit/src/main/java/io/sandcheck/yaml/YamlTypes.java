package io.sandcheck.yaml;

import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The names of YAML's core types in error messages. */
final class YamlTypes {

    private static final Map<Tag, String> NAMES = Map.of(Tag.NULL, "empty", Tag.MAP, "a map", Tag.SEQ, "a list");

    private static final Set<Tag> TEXT = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL);

    private YamlTypes() {}

    /** A version without quotes, such as {@code 1.10}, still counts as the text that was written. */
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
