package io.sandcheck.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sandcheck.naming.KnownNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class YamlNodeTests {

    private final Path folder;

    YamlNodeTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void valuesAreReadAsWhatTheyAre() throws IOException {
        YamlMap map =
                read("{text: a b, flag: true, number: -7, address: 0xfFFFffffFFFFffff, version: 1.10, list: [a, 2]}")
                        .map("text", "flag", "number", "address", "version", "list", "other");

        assertThat(map.required("text").string()).isEqualTo("a b");
        assertThat(map.required("flag").bool()).isTrue();
        assertThat(map.required("number").integer()).isEqualTo(-7);
        assertThat(map.required("address").integer()).isEqualTo(-1);
        assertThat(map.required("version").string()).isEqualTo("1.10");
        assertThat(map.required("list").strings()).containsExactly("a", "2");
        assertThat(map.optional("other")).isEmpty();
    }

    @Test
    void aliasIsReadAsWhatItStandsFor() throws IOException {
        YamlMap map = read("{a: &words [x, y], b: *words}").map("a", "b");

        assertThat(map.required("b").strings()).containsExactly("x", "y");
    }

    @Test
    void mergeKeyAddsTheKeysOfAnotherMap() throws IOException {
        YamlMap map = read("{a: &base {x: 1, y: 2}, b: {<<: *base, y: 3}}").map("a", "b");

        YamlMap merged = map.required("b").map("x", "y");

        assertThat(merged.required("x").integer()).isEqualTo(1);
        assertThat(merged.required("y").integer()).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource
    void valueOfAnotherTypeIsNamedWithItsPlace(String yaml, Function<YamlNode, Object> accessor, String message)
            throws IOException {
        YamlNode value = read("# first line\nkey: " + yaml).map("key").required("key");

        assertThatThrownBy(() -> accessor.apply(value))
                .isExactlyInstanceOf(YamlException.class)
                .hasMessage("Test file [" + file() + "] line 2, column 6: " + message);
    }

    static Stream<Arguments> valueOfAnotherTypeIsNamedWithItsPlace() {
        KnownNames known = new KnownNames("colour", List.of("red", "blue"));
        return Stream.of(
                row("[a]", YamlNode::string, "must be a string, not a list"),
                row("{a: 1}", YamlNode::string, "must be a string, not a map"),
                row("~", YamlNode::string, "must be a string, not empty"),
                row("' '", YamlNode::string, "must not be blank"),
                row("!!binary x", YamlNode::string, "must be a string, not of the type tag:yaml.org,2002:binary"),
                row("yes", YamlNode::bool, "must be true or false, not [yes]"),
                row("[]", YamlNode::bool, "must be true or false, not a list"),
                row("one", YamlNode::integer, "must be a whole number, not [one]"),
                row("1.5", YamlNode::integer, "must be a whole number, not [1.5]"),
                row("9223372036854775808", YamlNode::integer, "[9223372036854775808] is not a whole number of 64 bits"),
                row("a", YamlNode::list, "must be a list, not [a]"),
                row("a", node -> node.map("b"), "must be a map, not [a]"),
                row("grey", node -> node.oneOf(known), "unknown colour [grey]; known: red, blue"),
                row("bleu", node -> node.oneOf(known), "unknown colour [bleu]; known: red, blue; did you mean blue?"));
    }

    private static Arguments row(String yaml, Function<YamlNode, Object> accessor, String message) {
        return arguments(yaml, accessor, message);
    }

    @ParameterizedTest
    @MethodSource
    void faultOfAMapIsNamedWithItsPlace(String yaml, String message) throws IOException {
        YamlNode document = read(yaml);

        assertThatThrownBy(() -> document.map("name", "title").required("name"))
                .hasMessage("Test file [" + file() + "] " + message);
    }

    static Stream<Arguments> faultOfAMapIsNamedWithItsPlace() {
        return Stream.of(
                arguments("title: x", "line 1, column 1: missing key [name]"),
                arguments(
                        "name: x\ntitel: y",
                        "line 2, column 1: unknown key [titel]; known: name, title; did you mean title?"),
                arguments("name: x\ntitle: y\nname: z", "line 3, column 1: duplicate key [name]"),
                arguments("? [a]\n: b", "line 1, column 3: must be a string, not a list"),
                arguments("- a", "line 1, column 1: must be a map, not a list"));
    }

    @ParameterizedTest
    @MethodSource
    void textThatIsNotYamlIsNamedWithItsPlace(String yaml, String message) throws IOException {
        write(yaml.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> YamlNode.read("Test file", file()))
                .isExactlyInstanceOf(YamlException.class)
                .hasMessage("Test file [" + file() + "]" + message);
    }

    static Stream<Arguments> textThatIsNotYamlIsNamedWithItsPlace() {
        return Stream.of(
                arguments("", ": is empty"),
                arguments("# nothing\n", ": is empty"),
                arguments("a: b: c", " line 1, column 5: not YAML: mapping values are not allowed here"),
                arguments(
                        "a: {workspace}/x",
                        " line 1, column 15: not YAML: while parsing a block mapping, expected <block end>, but found '<scalar>'"),
                arguments("a: *nowhere", " line 1, column 4: not YAML: found undefined alias nowhere"),
                arguments(
                        "a: 1\n---\nb: 2",
                        " line 2, column 1: not YAML: expected a single document in the stream, but found another document"),
                arguments("ok: 1\né: \u0007", " line 2, column 4: character U+0007 is not allowed in YAML"),
                arguments("[".repeat(51), " line 1, column 51: more than 50 levels"),
                arguments("a: &a x\nb: [" + "*a,".repeat(501) + "]", " line 2, column 1505: more than 500 aliases"),
                arguments("a: " + "x".repeat(1 << 18), ": is longer than 262144 bytes"));
    }

    @Test
    void byteThatIsNotUtf8IsNamedWithItsPlace() throws IOException {
        write("ok: 1\nß: \u00e9".getBytes(StandardCharsets.UTF_8));
        byte[] bytes = Files.readAllBytes(file());
        bytes[bytes.length - 2] = 'e';
        write(bytes);

        assertThatThrownBy(() -> YamlNode.read("Test file", file()))
                .hasMessage("Test file [" + file() + "] line 2, column 5: byte 0xa9 is not UTF-8");
    }

    @Test
    void missingFileAndDirectoryAreNamed() {
        assertThatThrownBy(() -> YamlNode.read("Test file", file()))
                .hasMessage("Test file [" + file() + "]: does not exist");
        assertThatThrownBy(() -> YamlNode.read("Test file", folder))
                .hasMessage("Test file [" + folder + "]: is a directory; expected a file");
    }

    private YamlNode read(String yaml) throws IOException {
        write(yaml.getBytes(StandardCharsets.UTF_8));
        return YamlNode.read("Test file", file());
    }

    private void write(byte[] bytes) throws IOException {
        Files.write(file(), bytes);
    }

    private Path file() {
        return folder.resolve("test.yaml");
    }
}
