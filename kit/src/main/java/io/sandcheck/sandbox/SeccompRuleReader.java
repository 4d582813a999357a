package io.sandcheck.sandbox;

import io.sandcheck.kernel.ErrorNumbers;
import io.sandcheck.kernel.SystemCalls;
import io.sandcheck.naming.KnownNames;
import io.sandcheck.seccomp.SeccompAssembler;
import io.sandcheck.seccomp.SeccompRule;
import io.sandcheck.seccomp.SeccompRule.ArgumentEquals;
import io.sandcheck.yaml.YamlMap;
import io.sandcheck.yaml.YamlNode;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Reads the seccomp rules of sandboxes and of hosts.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SeccompRuleReader {

    private static final int MOST_ARGUMENTS = 6;

    private static final KnownNames SYSCALLS = KnownNames.of("system call", SystemCalls.names());
    private static final KnownNames ACTIONS = new KnownNames(
            "action",
            Stream.concat(Stream.of(SeccompAssembler.KILL), ErrorNumbers.names().stream())
                    .toList());

    private SeccompRuleReader() {}

    /**
     * Read a list of rules.
     *
     * @throws io.sandcheck.yaml.YamlException if one is faulty
     */
    public static List<SeccompRule> rules(YamlNode node) {
        return node.list().stream().map(SeccompRuleReader::rule).toList();
    }

    private static SeccompRule rule(YamlNode node) {
        YamlMap map = node.map("deny", "argument", "with");
        return new SeccompRule(
                map.required("deny").oneOf(SYSCALLS),
                map.optional("argument").map(SeccompRuleReader::condition).orElse(null),
                map.required("with").oneOf(ACTIONS));
    }

    private static ArgumentEquals condition(YamlNode node) {
        YamlMap map = node.map("index", "equals", "has");
        long index = map.required("index").integer();
        if (index < 0 || index >= MOST_ARGUMENTS) {
            throw map.required("index").error("[" + index + "] is not an argument of a system call, which are 0 to 5");
        }
        return map.optional("has")
                .map(bits -> ArgumentEquals.has((int) index, bits.integer()))
                .orElseGet(() ->
                        new ArgumentEquals((int) index, map.required("equals").integer()));
    }
}
