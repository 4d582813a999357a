package io.sandcheck.sandbox;

import io.sandcheck.naming.KnownNames;
import io.sandcheck.sandbox.SandboxDefinition.ContainerOptions;
import io.sandcheck.sandbox.SandboxDefinition.Install;
import io.sandcheck.sandbox.SandboxDefinition.PolicyLaunch;
import io.sandcheck.yaml.YamlMap;
import io.sandcheck.yaml.YamlNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a sandbox definition: the file as a whole. */
final class DefinitionReader {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
    private static final KnownNames POLICIES = new KnownNames("policy", SandboxPolicy.ids());
    private static final Pattern GUARD = Pattern.compile("[a-z0-9-]+(/[a-z0-9-]+)+");
    private static final KnownNames ACTS = new KnownNames("act", EnforcementAct.ids());

    private final Path file;
    private final Path folder;

    DefinitionReader(Path file) {
        this.file = file;
        this.folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file is in a folder");
    }

    SandboxDefinition read() {
        YamlMap map = YamlNode.read("Sandbox definition", file)
                .map(
                        "name",
                        "title",
                        "home",
                        "license",
                        "versions",
                        "by-default",
                        "install",
                        "container",
                        "environment",
                        "markers",
                        "policies",
                        "session",
                        "does-not-promise");
        // For the readers of the file; the kit has no use for it.
        map.optional("license").ifPresent(YamlNode::string);
        return new SandboxDefinition(
                map.required("name")
                        .string(NAME, "lower-case letters, digits and hyphens after a letter, as in [my-sandbox]"),
                map.required("title").string(),
                map.optional("home").map(YamlNode::string).orElse(""),
                versions(map.required("versions")),
                map.optional("install").map(this::install).orElseGet(Install.Nothing::new),
                map.optional("container").map(DefinitionReader::container).orElse(ContainerOptions.DEFAULT),
                map.optional("environment").map(Templates::environment).orElseGet(Map::of),
                map.optional("markers").map(Templates::names).orElseGet(List::of),
                policies(map.required("policies")),
                map.optional("session").map(DefinitionReader::adapter).orElseGet(List::of),
                map.optional("does-not-promise")
                        .map(DefinitionReader::unpromised)
                        .orElseGet(Map::of),
                map.optional("by-default").map(YamlNode::bool).orElse(false),
                folder);
    }

    private static List<String> versions(YamlNode node) {
        Set<String> versions = new LinkedHashSet<>();
        for (YamlNode item : node.list()) {
            String version = item.text();
            if (Version.find(version).isEmpty()) {
                throw item.error("[" + version + "] is not a version, as in [0.124.0] or [1.2-beta.1]");
            }
            if (!versions.add(version)) {
                throw item.error("duplicate version [" + version + "]");
            }
        }
        if (versions.isEmpty()) {
            throw node.error("must list one version or more");
        }
        return List.copyOf(versions);
    }

    private Install install(YamlNode node) {
        YamlNode dockerfile = node.map("dockerfile").required("dockerfile");
        Path path = folder.resolve(dockerfile.string());
        if (!Files.isRegularFile(path)) {
            throw dockerfile.error("Dockerfile [" + dockerfile.string() + "] does not exist in [" + folder + "]");
        }
        return new Install.Dockerfile(path);
    }

    private static ContainerOptions container(YamlNode node) {
        YamlMap map = node.map("user", "security-opt", "cap-add", "cap-drop", "unmasked-proc", "environment");
        return new ContainerOptions(
                map.optional("user").map(YamlNode::string).orElse(ContainerOptions.DEFAULT_USER),
                map.optional("security-opt").map(YamlNode::strings).orElseGet(List::of),
                map.optional("cap-add").map(YamlNode::strings).orElseGet(List::of),
                map.optional("cap-drop").map(YamlNode::strings).orElseGet(List::of),
                map.optional("unmasked-proc").map(YamlNode::bool).orElse(false),
                map.optional("environment").map(Templates::fixedEnvironment).orElseGet(Map::of));
    }

    private static List<String> adapter(YamlNode node) {
        return Templates.words(node.map("adapter").required("adapter"));
    }

    private static Map<SandboxPolicy, PolicyLaunch> policies(YamlNode node) {
        Map<SandboxPolicy, PolicyLaunch> policies = new EnumMap<>(SandboxPolicy.class);
        node.entries()
                .forEach((key, value) ->
                        policies.put(SandboxPolicy.find(key.oneOf(POLICIES)).orElseThrow(), PolicyReader.read(value)));
        if (policies.isEmpty()) {
            throw node.error("must offer one policy or more; known: " + String.join(", ", SandboxPolicy.ids()));
        }
        return policies;
    }

    private static Map<String, String> unpromised(YamlNode node) {
        Map<String, String> unpromised = new LinkedHashMap<>();
        node.entries().forEach((key, value) -> unpromised.put(act(key), value.string()));
        return unpromised;
    }

    /** Guards have an area before their name; which of them there are only a run knows. */
    private static String act(YamlNode key) {
        return GUARD.matcher(key.text()).matches() ? key.text() : key.oneOf(ACTS);
    }
}
