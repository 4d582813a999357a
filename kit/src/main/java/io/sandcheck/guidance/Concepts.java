package io.sandcheck.guidance;

import io.sandcheck.fixture.Fixtures;
import io.sandcheck.fixture.ReadOnce;
import io.sandcheck.host.HostCondition;
import io.sandcheck.sandbox.OutputPattern;
import io.sandcheck.yaml.YamlMap;
import io.sandcheck.yaml.YamlNode;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The concepts that a message can name; {@code fixtures/messages/concepts.yaml} explains each part.
 *
 * @param ordinaryExitCodes exit codes that could be those of the command
 */
record Concepts(
        List<OutputPattern> sandbox,
        List<OutputPattern> failure,
        List<OutputPattern> blames,
        List<Long> ordinaryExitCodes,
        List<Concept> causes,
        List<Concept> checks,
        List<Concept> remedies) {

    private static final Concepts NONE =
            new Concepts(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    private static final ReadOnce<Concepts> KNOWN = new ReadOnce<>(() ->
            Fixtures.each("messages/concepts.yaml").stream().map(Concepts::read).reduce(NONE, Concepts::and));

    /** Return the concepts of the kit and of projects. */
    static Concepts known() {
        return KNOWN.get();
    }

    /** @throws io.sandcheck.yaml.YamlException if something in the file is not known, with line and column */
    static Concepts read(Path file) {
        YamlMap map = YamlNode.read("Concepts", file)
                .map("sandbox", "failure", "blames", "exit-codes", "causes", "checks", "remedies");
        return new Concepts(
                list(map, "sandbox", Concepts::synonym),
                list(map, "failure", Concepts::synonym),
                list(map, "blames", Concepts::synonym),
                list(map, "exit-codes", YamlNode::integer),
                list(map, "causes", Concepts::concept),
                list(map, "checks", Concepts::concept),
                list(map, "remedies", Concepts::concept));
    }

    private Concepts and(Concepts others) {
        return new Concepts(
                both(sandbox, others.sandbox),
                both(failure, others.failure),
                both(blames, others.blames),
                both(ordinaryExitCodes, others.ordinaryExitCodes),
                both(causes, others.causes),
                both(checks, others.checks),
                both(remedies, others.remedies));
    }

    private static <T> List<T> both(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static <T> List<T> list(YamlMap map, String key, Function<YamlNode, T> reading) {
        return map.optional(key).map(YamlNode::list).orElse(List.of()).stream()
                .map(reading)
                .toList();
    }

    private static Concept concept(YamlNode node) {
        YamlMap map = node.map("name", "says", "of");
        return new Concept(
                map.required("name").string(),
                list(map, "says", Concepts::synonym),
                map.required("of").list().stream()
                        .map(condition -> condition.oneOf(HostCondition.known()))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static OutputPattern synonym(YamlNode node) {
        try {
            return new OutputPattern("(?i)" + node.string());
        } catch (PatternSyntaxException e) {
            throw node.error("no regular expression: " + e.getDescription());
        }
    }
}
