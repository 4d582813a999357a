package io.sandcheck.yaml;

import io.sandcheck.naming.KnownNames;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value in a YAML file, with its place. Each accessor demands a type, and throws a {@link YamlException} with file,
 * line and column if the value has another type.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class YamlNode {

    private final YamlSource source;
    private final Node node;

    private YamlNode(YamlSource source, Node node) {
        this.source = source;
        this.node = node;
    }

    /**
     * Read a file that contains one document.
     *
     * @param what name of the file in error messages: {@code Sandbox definition}
     * @throws YamlException if the file is missing, too long, not UTF-8, not YAML or empty
     */
    public static YamlNode read(String what, Path file) {
        YamlSource source = new YamlSource(what, file);
        return new YamlNode(source, YamlDocument.parse(source));
    }

    /** Return the text of a string, number or boolean as it is written. It may be empty if it is quoted. */
    public String text() {
        if (node instanceof ScalarNode scalar && YamlTypes.isText(scalar)) {
            return scalar.getValue();
        }
        throw mustBe("a string");
    }

    /** Return the text of a string, number or boolean as it is written. It must not be blank. */
    public String string() {
        String text = text();
        if (text.isBlank()) {
            throw error("must not be blank");
        }
        return text;
    }

    /** Return a string that matches {@code pattern}; an error message shows {@code description}. */
    public String string(Pattern pattern, String description) {
        String text = text();
        if (!pattern.matcher(text).matches()) {
            throw error("[" + text + "] is not " + description);
        }
        return text;
    }

    public boolean bool() {
        if (!node.getTag().equals(Tag.BOOL)) {
            throw mustBe("true or false");
        }
        return Boolean.parseBoolean(text());
    }

    /** Return a 64-bit integer. Hexadecimal numbers are written {@code 0x10} and may use the sign bit. */
    public long integer() {
        if (!node.getTag().equals(Tag.INT)) {
            throw mustBe("a whole number");
        }
        try {
            String text = text();
            return text.startsWith("0x") ? Long.parseUnsignedLong(text, 2, text.length(), 16) : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw error("[" + text() + "] is not a whole number of 64 bits");
        }
    }

    /** Return a string that is one of the known names. */
    public String oneOf(KnownNames known) {
        String name = text();
        if (!known.contains(name)) {
            throw error(known.unknown(name));
        }
        return name;
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /** Tell whether this is neither a list nor a map. */
    public boolean isScalar() {
        return node instanceof ScalarNode;
    }

    public List<YamlNode> list() {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream().map(this::at).toList();
        }
        throw mustBe("a list");
    }

    /** Return the values of a list; if it is not a list, only this value. */
    public List<YamlNode> oneOrMore() {
        return isList() ? list() : List.of(this);
    }

    public List<String> strings() {
        return list().stream().map(YamlNode::text).toList();
    }

    /** Return a map whose keys are all among {@code keys}. */
    public YamlMap map(String... keys) {
        KnownNames known = new KnownNames("key", List.of(keys));
        Map<String, YamlNode> values = new LinkedHashMap<>();
        entries().forEach((key, value) -> values.put(key.oneOf(known), value));
        return new YamlMap(this, values);
    }

    /** Return a map with arbitrary keys in the order of the file. Keys have places, too. No two keys are equal. */
    public Map<YamlNode, YamlNode> entries() {
        if (!(node instanceof MappingNode mapping)) {
            throw mustBe("a map");
        }
        Map<String, YamlNode> seen = new LinkedHashMap<>();
        Map<YamlNode, YamlNode> entries = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            YamlNode key = at(entry.getKeyNode());
            if (seen.putIfAbsent(key.text(), key) != null) {
                throw key.error("duplicate key [" + key.text() + "]");
            }
            entries.put(key, at(entry.getValueNode()));
        }
        return entries;
    }

    /** Return the line in which this value begins, counted from 1. */
    public int line() {
        return node.getStartMark().orElseThrow().getLine() + 1;
    }

    /** Return where this value is, as {@code file:line}. */
    public String place() {
        return source.place(node.getStartMark());
    }

    /** Make an exception about this value: {@code Sandbox definition [...] line 3, column 7: ...}. */
    public YamlException error(String problem) {
        return source.error(node.getStartMark(), problem);
    }

    private YamlNode at(Node other) {
        return new YamlNode(source, other);
    }

    private YamlException mustBe(String expected) {
        return error("must be " + expected + ", not " + YamlTypes.describe(node));
    }
}
