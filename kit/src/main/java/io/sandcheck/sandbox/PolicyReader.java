package io.sandcheck.sandbox;

import io.sandcheck.naming.KnownNames;
import io.sandcheck.sandbox.SandboxDefinition.PolicyLaunch;
import io.sandcheck.seccomp.Errno;
import io.sandcheck.seccomp.SeccompAssembler;
import io.sandcheck.seccomp.SeccompRule;
import io.sandcheck.seccomp.SeccompRule.ArgumentEquals;
import io.sandcheck.seccomp.Syscalls;
import io.sandcheck.yaml.YamlMap;
import io.sandcheck.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads what a definition says of one policy. */
final class PolicyReader {

    static final List<String> KEYS = List.of("argv", "environment", "needs", "seccomp");

    private static final int MOST_ARGUMENTS = 6;

    private static final KnownNames SYSCALLS = KnownNames.of("system call", Syscalls.names());
    private static final KnownNames ACTIONS = new KnownNames(
            "action",
            Stream.concat(Stream.of(SeccompAssembler.KILL), Errno.names().stream())
                    .toList());

    private PolicyReader() {}

    static PolicyLaunch read(YamlMap map) {
        return new PolicyLaunch(
                Templates.argv(map.required("argv")),
                map.optional("environment").map(Templates::environment).orElseGet(Map::of),
                map.optional("needs").map(NeedsReader::foundations).orElseGet(List::of),
                map.optional("seccomp").map(PolicyReader::rules).orElseGet(List::of));
    }

    private static List<SeccompRule> rules(YamlNode node) {
        return node.list().stream().map(PolicyReader::rule).toList();
    }

    private static SeccompRule rule(YamlNode node) {
        YamlMap map = node.map("deny", "argument", "with");
        return new SeccompRule(
                map.required("deny").oneOf(SYSCALLS),
                map.optional("argument").map(PolicyReader::condition).orElse(null),
                map.required("with").oneOf(ACTIONS));
    }

    private static ArgumentEquals condition(YamlNode node) {
        YamlMap map = node.map("index", "equals");
        long index = map.required("index").integer();
        if (index < 0 || index >= MOST_ARGUMENTS) {
            throw map.required("index").error("[" + index + "] is not an argument of a system call, which are 0 to 5");
        }
        return new ArgumentEquals((int) index, map.required("equals").integer());
    }
}
