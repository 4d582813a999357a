package io.sandcheck.diagnosis;

import io.sandcheck.yaml.YamlNode;
import java.util.function.Predicate;

/** Reads a condition on one fact. The fact must exist, and the value must be possible. */
final class FactReader {

    private FactReader() {}

    static Condition read(YamlNode name, YamlNode test) {
        String id = name.oneOf(Fact.IDS);
        Fact fact = Fact.find(id).orElseThrow();
        if (fact == Fact.FAILURE && !test.string().equals(FactTest.KNOWN)) {
            throw name.error("the text of an assertion is not a condition, because it may change; match [shortcoming]");
        }
        if (fact == Fact.ATTEMPTED) {
            throw name.error("to match an act, use the condition [act], with a list of ids");
        }
        return Condition.fact(fact, test(fact, test));
    }

    private static Predicate<String> test(Fact fact, YamlNode node) {
        String test = node.string();
        boolean literal = FactTest.isLiteral(test);
        if (literal) {
            fact.known().ifPresent(node::oneOf);
        }
        return RegexReader.regex(node, () -> FactTest.of(test));
    }
}
