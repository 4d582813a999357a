package io.sandcheck.diagnosis;

import io.sandcheck.naming.KnownNames;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.yaml.YamlMap;
import io.sandcheck.yaml.YamlNode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads one rule. */
final class RuleReader {

    static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Condition ALWAYS = Condition.all(List.of());
    private static final Scope ANYTHING = new Scope(ALWAYS, Set.of(), false);

    private final Set<Phase> phases;
    private final SharedTexts shared;

    /**
     * Read the rules of a file.
     *
     * @param phases for rules that name none; empty if each rule must name its phases
     */
    RuleReader(Set<Phase> phases, SharedTexts shared) {
        this.phases = phases;
        this.shared = shared;
    }

    Rule read(YamlNode node) {
        YamlMap rule = node.map(
                "id",
                "phase",
                "kind",
                "confidence",
                "when",
                "capability",
                "syscall",
                "title",
                "evidence",
                "why",
                "advice",
                "see");
        Scope scope = rule.optional("when")
                .map(when -> ConditionReader.read(when, ANYTHING))
                .orElse(ANYTHING);
        return new Rule(
                rule.required("id").string(ID, "kebab-case, as in [unix-socket-bind-denied]"),
                phases.isEmpty()
                        ? phases(rule.required("phase"))
                        : rule.optional("phase").map(RuleReader::phases).orElse(phases),
                rule.optional("kind").map(RuleReader::kind).orElse(Diagnosis.Kind.EXPLAINED),
                rule.optional("confidence")
                        .map(word -> constant(word, "confidence", Confidence.values()))
                        .orElse(null),
                scope.condition(),
                rule.optional("capability").map(RuleReader::capability).orElse(null),
                rule.optional("syscall").map(YamlNode::string).orElse(null),
                title(rule.required("title"), scope),
                texts(rule, "evidence", scope),
                texts(rule, "why", scope),
                texts(rule, "advice", scope),
                rule.optional("see").map(shared::sources).orElse(List.of()));
    }

    private Template title(YamlNode node, Scope scope) {
        if (node.isScalar()) {
            return template(node, scope);
        }
        YamlNode name = node.map("text").required("text");
        return template(
                shared.texts(name).findFirst().orElseThrow().map("say", "when").required("say"), scope);
    }

    private List<ConditionalText> texts(YamlMap rule, String key, Scope scope) {
        return rule.optional(key)
                .map(shared::texts)
                .orElse(Stream.of())
                .map(node -> text(node, scope))
                .toList();
    }

    private static ConditionalText text(YamlNode node, Scope scope) {
        YamlMap text = node.map("when", "say");
        Scope inner = text.optional("when")
                .map(when -> ConditionReader.read(when, scope))
                .orElse(new Scope(ALWAYS, scope.groups(), scope.denial()));
        return new ConditionalText(inner.condition(), template(text.required("say"), inner));
    }

    private static Template template(YamlNode node, Scope scope) {
        try {
            return new Template(node.string(), scope.groups(), scope.denial());
        } catch (IllegalArgumentException e) {
            throw node.error(String.valueOf(e.getMessage()));
        }
    }

    static Set<Phase> phases(YamlNode node) {
        Set<Phase> phases = EnumSet.noneOf(Phase.class);
        node.list().forEach(name -> phases.add(constant(name, "phase", Phase.values())));
        return phases;
    }

    private static Diagnosis.Kind kind(YamlNode node) {
        return constant(node, "kind", Diagnosis.Kind.values());
    }

    private static <E extends Enum<E>> E constant(YamlNode node, String noun, E[] constants) {
        KnownNames known =
                KnownNames.of(noun, Stream.of(constants).map(RuleReader::name).toList());
        String name = node.oneOf(known);
        return Arrays.stream(constants)
                .filter(constant -> name(constant).equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Capability capability(YamlNode node) {
        return new Capability(node.string(ID, "kebab-case, as in [unix-socket-bind]"));
    }
}
