package io.sandcheck.sandbox;

import io.sandcheck.sandbox.SandboxDefinition.PolicyLaunch;
import io.sandcheck.yaml.YamlMap;
import java.util.List;
import java.util.Map;

/** Reads what a definition says of one policy. */
final class PolicyReader {

    static final List<String> KEYS = List.of("argv", "environment", "needs", "seccomp", "container");

    private PolicyReader() {}

    static PolicyLaunch read(YamlMap map) {
        return new PolicyLaunch(
                Templates.argv(map.required("argv")),
                map.optional("environment").map(Templates::environment).orElseGet(Map::of),
                map.optional("needs").map(NeedsReader::foundations).orElseGet(List::of),
                map.optional("seccomp").map(SeccompRuleReader::rules).orElseGet(List::of),
                map.optional("container").map(ContainerReader::ofPolicy).orElse(null));
    }
}
