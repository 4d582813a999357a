package io.sandcheck.expectation;

import io.sandcheck.naming.Glob;
import io.sandcheck.naming.KnownNames;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.ScenarioKind;
import io.sandcheck.verdict.Subject;
import io.sandcheck.yaml.YamlMap;
import io.sandcheck.yaml.YamlNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that rules can be about. A rule about anything else would never apply, and nobody would notice. */
final class KnownSubjects {

    private final SandboxDefinition definition;
    private final Collection<Subject> subjects;
    private final KnownNames scenarios;
    private final KnownNames diagnoses;

    KnownSubjects(SandboxDefinition definition, Collection<Subject> subjects, Collection<String> diagnoses) {
        this.definition = definition;
        this.subjects = subjects;
        this.scenarios = names("scenario", subjects.stream().map(Subject::scenario));
        this.diagnoses = KnownNames.of("diagnosis", diagnoses);
    }

    void require(List<ExpectationRule> rules) {
        definition.requireKnownGuards(names(
                "guard",
                subjects.stream()
                        .filter(subject -> subject.kind() == ScenarioKind.SECURITY)
                        .flatMap(guard -> Stream.of(guard.scenario(), guard.label()))));
        rules.forEach(this::require);
    }

    private static KnownNames names(String noun, Stream<String> names) {
        return KnownNames.of(noun, names.distinct().toList());
    }

    private void require(ExpectationRule rule) {
        YamlMap map = ExpectationReader.keys(rule.source());
        map.required("scenario").oneOrMore().forEach(this::requireScenario);
        values(map, "variant")
                .forEach(variant ->
                        variant.oneOf(variants(rule.scenarios().stream().map(NamedScenario::scenario))));
        map.optional("diagnosis").ifPresent(diagnosis -> diagnosis.oneOf(diagnoses));
        if (rule.isAboutSandbox(definition.name())) {
            requireMeant(rule, map);
        }
    }

    private static List<YamlNode> values(YamlMap map, String key) {
        return map.optional(key).map(YamlNode::oneOrMore).orElse(List.of());
    }

    private void requireScenario(YamlNode node) {
        NamedScenario named = NamedScenario.of(node.string());
        Glob scenario = named.scenario();
        if (scenarios.names().stream().noneMatch(scenario::matches)) {
            throw node.error(scenarios.unknown(scenario.pattern()));
        }
        KnownNames variants = variants(Stream.of(scenario));
        if (named.variant() != null && !variants.contains(named.variant())) {
            throw node.error(variants.unknown(named.variant()));
        }
    }

    private KnownNames variants(Stream<Glob> globs) {
        return names("variant", globs.flatMap(this::variants));
    }

    private Stream<String> variants(Glob scenario) {
        return subjects.stream()
                .filter(subject -> scenario.matches(subject.scenario()))
                .flatMap(subject -> Optional.ofNullable(subject.variant()).stream());
    }

    /** Require that a rule for this sandbox matches at least one of its versions. */
    private void requireMeant(ExpectationRule rule, YamlMap map) {
        List<Sandbox> meant = definition.inAllVersions().stream()
                .filter(sandbox -> rule.admits(sandbox.name(), sandbox.version()))
                .toList();
        Optional<YamlNode> range = map.optional("versions").or(() -> map.optional("sandbox"));
        if (meant.isEmpty() && range.isPresent()) {
            throw range.get()
                    .error("no version of [%s] is in the range%s; known: %s%s"
                            .formatted(
                                    definition.name(),
                                    range.get().isList()
                                            ? ""
                                            : " [" + range.get().text() + "]",
                                    String.join(", ", definition.versions()),
                                    others()));
        }
        values(map, "policies").forEach(policy -> requireOffered(policy, meant));
    }

    private String others() {
        return definition.described().size() == 1
                ? ""
                : "; if the rule is about other sandboxes in this folder, name them under sandbox";
    }

    private void requireOffered(YamlNode policy, List<Sandbox> meant) {
        List<String> offered = meant.stream()
                .flatMap(sandbox -> sandbox.policiesOfSessions().stream())
                .distinct()
                .map(SandboxPolicy::id)
                .toList();
        if (!offered.contains(policy.text())) {
            throw policy.error("%s does not offer the policy [%s]; it offers: %s%s"
                    .formatted(meant, policy.text(), String.join(", ", offered), others()));
        }
    }
}
