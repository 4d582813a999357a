package io.sandcheck.guidance;

import io.sandcheck.fixture.Fixtures;
import io.sandcheck.fixture.ReadOnce;
import io.sandcheck.host.HostCondition;
import io.sandcheck.sandbox.OutputPattern;
import io.sandcheck.yaml.YamlMap;
import io.sandcheck.yaml.YamlNode;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/**
 * What a message can say; {@code fixtures/messages/concepts.yaml} explains each part.
 *
 * @param ordinaryExitCodes those that are taken for the command's own
 */
record Concepts(
        List<OutputPattern> sandbox,
        List<OutputPattern> failure,
        List<OutputPattern> blames,
        List<Long> ordinaryExitCodes,
        List<Concept> causes,
        List<Concept> checks,
        List<Concept> remedies) {

    private static final ReadOnce<Concepts> OF_KIT =
            new ReadOnce<>(() -> read(Fixtures.folder("messages").resolve("concepts.yaml")));

    /** Return those of the kit. */
    static Concepts ofKit() {
        return OF_KIT.get();
    }

    /** @throws io.sandcheck.yaml.YamlException where something in the file is not known, with line and column */
    static Concepts read(Path file) {
        YamlMap map = YamlNode.read("Concepts", file)
                .map("sandbox", "failure", "blames", "exit-codes", "causes", "checks", "remedies");
        return new Concepts(
                synonyms(map.required("sandbox")),
                synonyms(map.required("failure")),
                synonyms(map.required("blames")),
                map.required("exit-codes").list().stream()
                        .map(YamlNode::integer)
                        .toList(),
                concepts(map.required("causes")),
                concepts(map.required("checks")),
                concepts(map.required("remedies")));
    }

    private static List<Concept> concepts(YamlNode node) {
        return node.list().stream().map(Concepts::concept).toList();
    }

    private static Concept concept(YamlNode node) {
        YamlMap map = node.map("name", "says", "of");
        return new Concept(
                map.required("name").string(),
                synonyms(map.required("says")),
                map.required("of").list().stream()
                        .map(condition -> condition.oneOf(HostCondition.known()))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static List<OutputPattern> synonyms(YamlNode node) {
        return node.list().stream().map(Concepts::synonym).toList();
    }

    private static OutputPattern synonym(YamlNode node) {
        try {
            return new OutputPattern("(?i)" + node.string());
        } catch (PatternSyntaxException e) {
            throw node.error("no regular expression: " + e.getDescription());
        }
    }
}
