package io.sandcheck.expectation;

import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostKinds;
import io.sandcheck.host.HostProvider;
import io.sandcheck.naming.KnownNames;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.sandbox.VersionRange;
import io.sandcheck.verdict.Verdict;
import io.sandcheck.yaml.YamlMap;
import io.sandcheck.yaml.YamlNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the expectations of a sandbox. */
final class ExpectationReader {

    private static final KnownNames POLICIES = new KnownNames("policy", SandboxPolicy.ids());

    /** An ERROR is a fault of the kit, so it cannot be expected of a sandbox. */
    private static final KnownNames VERDICTS = KnownNames.of(
            "verdict",
            Arrays.stream(Verdict.values())
                    .filter(verdict -> verdict != Verdict.ERROR)
                    .map(Verdict::name)
                    .toList());

    private static final Pattern DIAGNOSIS = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private ExpectationReader() {}

    /**
     * Read the rules of a folder.
     *
     * @param sandboxes names of the sandboxes that it describes
     */
    static List<ExpectationRule> read(Path file, List<String> sandboxes) {
        return YamlNode.read("Expectations", file).list().stream()
                .map(rule -> rule(rule, sandboxes))
                .toList();
    }

    private static ExpectationRule rule(YamlNode node, List<String> sandboxes) {
        YamlMap map = keys(node);
        return new ExpectationRule(
                several(map, "sandbox", sandbox -> NamedSandbox.read(sandbox, sandboxes)),
                oneOrMore(map.required("scenario"), scenario -> NamedScenario.of(scenario.string())),
                several(map, "variant", YamlNode::string),
                Set.copyOf(several(map, "policies", ExpectationReader::policy)),
                several(map, "host", ExpectationReader::host),
                several(map, "condition", condition -> condition.oneOf(HostCondition.known())),
                map.optional("versions").map(VersionRange::read).orElse(null),
                expectation(map, node.place()),
                node);
    }

    private static <T> List<T> several(YamlMap map, String key, Function<YamlNode, T> reader) {
        return map.optional(key).map(node -> oneOrMore(node, reader)).orElseGet(List::of);
    }

    private static <T> List<T> oneOrMore(YamlNode node, Function<YamlNode, T> reader) {
        List<T> values = node.oneOrMore().stream().map(reader).toList();
        if (values.isEmpty()) {
            throw node.error("must list one or more; leave the key out to mean all");
        }
        return values;
    }

    static YamlMap keys(YamlNode rule) {
        return rule.map(
                "sandbox",
                "scenario",
                "variant",
                "policies",
                "host",
                "condition",
                "versions",
                "verdict",
                "diagnosis",
                "issue",
                "reason");
    }

    private static Expectation expectation(YamlMap map, String place) {
        return new Expectation(
                Verdict.valueOf(map.required("verdict").oneOf(VERDICTS)),
                map.optional("diagnosis")
                        .map(id -> id.string(DIAGNOSIS, "the id of a diagnosis, as in [unix-socket-bind-denied]"))
                        .orElse(null),
                map.optional("issue").map(YamlNode::string).orElse(null),
                reason(map.required("reason")),
                place);
    }

    private static String reason(YamlNode node) {
        if (node.string().strip().startsWith(Expectation.TO_BE_FILLED_IN)) {
            throw node.error(
                    "the reason is still the placeholder of a draft; say why this is expected, or remove the rule");
        }
        return node.string();
    }

    private static SandboxPolicy policy(YamlNode node) {
        return SandboxPolicy.find(node.oneOf(POLICIES)).orElseThrow();
    }

    private static String host(YamlNode node) {
        return node.oneOf(new KnownNames(
                "host",
                HostKinds.all().stream().map(HostProvider::name).sorted().toList()));
    }
}
