package io.sandcheck.expectation;

import io.sandcheck.naming.KnownNames;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Kind;
import io.sandcheck.verdict.Subject;
import io.sandcheck.yaml.YamlMap;
import io.sandcheck.yaml.YamlNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What rules can be about: a rule about anything else never applies, which nobody would notice. */
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
                        .filter(subject -> subject.kind() == Kind.SECURITY)
                        .flatMap(guard -> Stream.of(guard.scenario(), guard.label()))));
        rules.forEach(this::require);
    }

    private static KnownNames names(String noun, Stream<String> names) {
        return KnownNames.of(noun, names.distinct().toList());
    }

    private void require(ExpectationRule rule) {
        YamlMap map = ExpectationReader.keys(rule.source());
        if (scenarios.names().stream().noneMatch(rule.scenario()::matches)) {
            YamlNode scenario = map.required("scenario");
            throw scenario.error(scenarios.unknown(scenario.string()));
        }
        map.optional("variant").ifPresent(variant -> variant.oneOf(variants(rule)));
        map.optional("diagnosis").ifPresent(diagnosis -> diagnosis.oneOf(diagnoses));
        List<Sandbox> meant = definition.inAllVersions().stream()
                .filter(sandbox -> rule.admitsVersion(sandbox.version()))
                .toList();
        map.optional("versions").ifPresent(range -> {
            if (meant.isEmpty()) {
                throw range.error("no version of [%s] is in the range [%s]; known: %s"
                        .formatted(definition.name(), range.text(), String.join(", ", definition.versions())));
            }
        });
        map.optional("policies").map(YamlNode::list).orElse(List.of()).forEach(policy -> requireOffered(policy, meant));
    }

    private KnownNames variants(ExpectationRule rule) {
        return names(
                "variant",
                subjects.stream()
                        .filter(subject -> rule.scenario().matches(subject.scenario()))
                        .flatMap(subject -> Optional.ofNullable(subject.variant()).stream()));
    }

    private static void requireOffered(YamlNode policy, List<Sandbox> meant) {
        List<String> offered = meant.stream()
                .flatMap(sandbox -> sandbox.policiesOfSessions().stream())
                .distinct()
                .map(SandboxPolicy::id)
                .toList();
        if (!offered.contains(policy.text())) {
            throw policy.error("%s does not offer the policy [%s]; it offers: %s"
                    .formatted(meant, policy.text(), String.join(", ", offered)));
        }
    }
}
