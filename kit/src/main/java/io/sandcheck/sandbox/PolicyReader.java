package io.sandcheck.sandbox;

import io.sandcheck.sandbox.SandboxDefinition.PolicyLaunch;
import io.sandcheck.yaml.YamlMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the description of one policy. */
final class PolicyReader {

    static final List<String> KEYS = List.of("argv", "environment", "needs", "seccomp", "container");

    private PolicyReader() {}

    /**
     * Read one policy.
     *
     * @param sessions whether commands can run in sessions if no command line runs a single command
     */
    static PolicyLaunch read(YamlMap map, boolean sessions) {
        return new PolicyLaunch(
                (sessions ? map.optional("argv") : Optional.of(map.required("argv")))
                        .map(Templates::argv)
                        .orElseGet(List::of),
                map.optional("environment").map(Templates::environment).orElseGet(Map::of),
                map.optional("needs").map(NeedsReader::foundations).orElseGet(List::of),
                map.optional("seccomp").map(SeccompRuleReader::rules).orElseGet(List::of),
                map.optional("container").map(ContainerReader::ofPolicy).orElse(null));
    }
}
