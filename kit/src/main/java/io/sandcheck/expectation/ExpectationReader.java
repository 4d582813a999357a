package io.sandcheck.expectation;

import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostProvider;
import io.sandcheck.naming.Glob;
import io.sandcheck.naming.KnownNames;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.sandbox.VersionRange;
import io.sandcheck.verdict.Verdict;
import io.sandcheck.yaml.YamlMap;
import io.sandcheck.yaml.YamlNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the expectations of a sandbox. */
final class ExpectationReader {

    private static final KnownNames POLICIES = new KnownNames("policy", SandboxPolicy.ids());

    /** An ERROR is the kit's own, and nothing to be expected of a sandbox. */
    private static final KnownNames VERDICTS = KnownNames.of(
            "verdict",
            Arrays.stream(Verdict.values())
                    .filter(verdict -> verdict != Verdict.ERROR)
                    .map(Verdict::name)
                    .toList());

    private static final Pattern DIAGNOSIS = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private ExpectationReader() {}

    static List<ExpectationRule> read(Path file) {
        return YamlNode.read("Expectations", file).list().stream()
                .map(ExpectationReader::rule)
                .toList();
    }

    private static ExpectationRule rule(YamlNode node) {
        YamlMap map = keys(node);
        return new ExpectationRule(
                new Glob(map.required("scenario").string()),
                map.optional("variant").map(YamlNode::string).orElse(null),
                map.optional("policies")
                        .map(ExpectationReader::policies)
                        .orElseGet(() -> EnumSet.allOf(SandboxPolicy.class)),
                map.optional("host").map(ExpectationReader::host).orElse(null),
                map.optional("condition")
                        .map(name -> name.oneOf(HostCondition.known()))
                        .orElse(null),
                map.optional("versions").map(VersionRange::read).orElse(null),
                expectation(map, node.place()),
                node);
    }

    static YamlMap keys(YamlNode rule) {
        return rule.map(
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
                map.required("reason").string(),
                place);
    }

    private static Set<SandboxPolicy> policies(YamlNode node) {
        Set<SandboxPolicy> policies = node.list().stream()
                .map(item -> SandboxPolicy.find(item.oneOf(POLICIES)).orElseThrow())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(SandboxPolicy.class)));
        if (policies.isEmpty()) {
            throw node.error("must list one policy or more; without the key, all are meant");
        }
        return policies;
    }

    private static String host(YamlNode node) {
        return node.oneOf(new KnownNames(
                "host",
                HostProvider.all().stream().map(HostProvider::name).sorted().toList()));
    }
}
