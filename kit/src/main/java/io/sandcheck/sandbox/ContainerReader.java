package io.sandcheck.sandbox;

import io.sandcheck.sandbox.SandboxDefinition.ContainerOptions;
import io.sandcheck.sandbox.SandboxDefinition.PolicyContainer;
import io.sandcheck.yaml.YamlMap;
import io.sandcheck.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads how to create a container: the one in which a sandbox runs, or the one that is the sandbox. */
final class ContainerReader {

    static final List<String> KEYS =
            List.of("user", "security-opt", "cap-add", "cap-drop", "devices", "unmasked-proc", "environment");

    private static final String[] KEYS_OF_A_POLICY =
            Stream.concat(KEYS.stream(), Stream.of("read-only-root", "tmpfs")).toArray(String[]::new);
    private static final Pattern DIRECTORY = Pattern.compile("(/[^/:]+)+");

    private ContainerReader() {}

    static ContainerOptions read(YamlMap map) {
        return new ContainerOptions(
                map.optional("user").map(ContainerValues::user).orElse(ContainerOptions.DEFAULT_USER),
                map.optional("security-opt")
                        .map(ContainerValues::securityOptions)
                        .orElseGet(List::of),
                map.optional("cap-add").map(ContainerValues::capabilities).orElseGet(List::of),
                map.optional("cap-drop").map(ContainerValues::capabilities).orElseGet(List::of),
                map.optional("devices").map(ContainerValues::devices).orElseGet(List::of),
                map.optional("unmasked-proc").map(YamlNode::bool).orElse(false),
                map.optional("environment").map(Templates::fixedEnvironment).orElseGet(Map::of));
    }

    static PolicyContainer ofPolicy(YamlNode node) {
        YamlMap map = node.map(KEYS_OF_A_POLICY);
        return new PolicyContainer(
                read(map),
                map.optional("read-only-root").map(YamlNode::bool).orElse(false),
                map.optional("tmpfs").map(ContainerReader::directories).orElseGet(List::of));
    }

    private static List<String> directories(YamlNode node) {
        return node.list().stream()
                .map(item -> item.string(DIRECTORY, "an absolute path, as in [/tmp]"))
                .toList();
    }
}
