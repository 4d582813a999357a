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
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Reads one sandbox of a definition. */
final class DefinitionReader {

    private static final Pattern PACKAGE = Pattern.compile("(@[a-z0-9][a-z0-9._-]*/)?[a-z0-9][a-z0-9._-]*");
    private static final Pattern TERMS = Pattern.compile("https?://\\S+ \\S.*");
    private static final KnownNames POLICIES = new KnownNames("policy", SandboxPolicy.ids());
    private static final Pattern GUARD = Pattern.compile("[a-z0-9-]+(/[a-z0-9-]+)+(\\[[^\\[\\]]+\\])?");
    private static final KnownNames SYSTEMS = new KnownNames("system", OperatingSystem.ids());
    private static final KnownNames MARKERS = new KnownNames("marker", Marker.ids());
    private static final KnownNames ACTS = new KnownNames(
            "act",
            Stream.concat(EnforcementAct.ids().stream(), Transparency.ids().stream())
                    .toList());

    private final Path folder;
    private final List<String> described;

    /**
     * Make a reader.
     *
     * @param described names of all sandboxes of the definition
     */
    DefinitionReader(Path folder, List<String> described) {
        this.folder = folder;
        this.described = described;
    }

    SandboxDefinition read(String name, YamlMap map) {
        // This key is for people who read the file. The kit does not use it.
        map.optional("license").ifPresent(YamlNode::string);
        List<String> versions = versions(map.required("versions"));
        ByVersionReader byVersion = new ByVersionReader(versions);
        return new SandboxDefinition(
                name,
                map.required("title").string(),
                map.optional("home").map(YamlNode::string).orElse(""),
                versions,
                map.optional("releases").map(DefinitionReader::npm).orElse(""),
                map.optional("install").map(this::install).orElseGet(Install.Nothing::new),
                map.optional("container")
                        .map(node -> byVersion.read(node, ContainerReader.KEYS, ContainerReader::read))
                        .orElseGet(() -> ByVersion.always(ContainerOptions.DEFAULT)),
                map.optional("environment").map(Templates::environment).orElseGet(Map::of),
                map.optional("markers").map(DefinitionReader::markers).orElseGet(Map::of),
                map.optional("needs")
                        .map(node -> byVersion.read(node, NeedsReader.KEYS, NeedsReader::read))
                        .orElseGet(() -> ByVersion.always(Needs.UNKNOWN)),
                policies(
                        map.required("policies"),
                        byVersion,
                        map.optional("session").isPresent()),
                lines(map.required("policies")),
                map.optional("session").map(SessionReader::read).orElse(SessionLaunch.DEFAULT),
                unpromised(map),
                map.optional("start-retries")
                        .map(DefinitionReader::startRetries)
                        .orElse(null),
                map.optional("by-default").map(YamlNode::bool).orElse(false),
                map.optional("runs-on").map(DefinitionReader::systems).orElseGet(() -> Set.of(OperatingSystem.LINUX)),
                folder,
                described);
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

    private static String npm(YamlNode node) {
        return node.map("npm").required("npm").string(PACKAGE, "a package of npm, as in [@openai/codex]");
    }

    private Install install(YamlNode install) {
        YamlMap map = install.map("dockerfile", "version", "terms");
        YamlNode dockerfile = map.required("dockerfile");
        Path path = folder.resolve(dockerfile.string()).normalize();
        if (!Files.isRegularFile(path)) {
            throw dockerfile.error("Dockerfile [" + dockerfile.string() + "] does not exist in [" + folder + "]");
        }
        return new Install.Dockerfile(
                path,
                map.optional("version").map(NeedsReader::command).orElseGet(List::of),
                map.optional("terms")
                        .map(node -> node.string(TERMS, "a link to the terms, and what they say in a few words"))
                        .orElse(""));
    }

    private static Map<String, Marker> markers(YamlNode node) {
        Map<String, Marker> markers = new LinkedHashMap<>();
        node.entries().forEach((key, value) -> markers.put(Templates.variable(key), Marker.of(value.oneOf(MARKERS))));
        return markers;
    }

    private static Set<OperatingSystem> systems(YamlNode node) {
        Set<OperatingSystem> systems = EnumSet.noneOf(OperatingSystem.class);
        node.list()
                .forEach(item ->
                        systems.add(OperatingSystem.valueOf(item.oneOf(SYSTEMS).toUpperCase(Locale.ROOT))));
        if (systems.isEmpty()) {
            throw node.error("must list one system or more; known: " + String.join(", ", OperatingSystem.ids()));
        }
        return systems;
    }

    private static Map<SandboxPolicy, ByVersion<PolicyLaunch>> policies(
            YamlNode node, ByVersionReader byVersion, boolean sessions) {
        Map<SandboxPolicy, ByVersion<PolicyLaunch>> policies = new EnumMap<>(SandboxPolicy.class);
        node.entries()
                .forEach((key, value) -> policies.put(
                        SandboxPolicy.find(key.oneOf(POLICIES)).orElseThrow(),
                        byVersion.read(value, PolicyReader.KEYS, launch -> PolicyReader.read(launch, sessions))));
        if (policies.isEmpty()) {
            throw node.error("must offer one policy or more; known: " + String.join(", ", SandboxPolicy.ids()));
        }
        return policies;
    }

    private static Map<SandboxPolicy, Integer> lines(YamlNode policies) {
        Map<SandboxPolicy, Integer> lines = new EnumMap<>(SandboxPolicy.class);
        policies.entries().keySet().forEach(key -> SandboxPolicy.find(key.text())
                .ifPresent(policy -> lines.put(policy, key.line())));
        return lines;
    }

    private static Map<String, Disclaimer> unpromised(YamlMap map) {
        Map<String, Disclaimer> unpromised = new LinkedHashMap<>();
        entries(map, "does-not-promise")
                .forEach((key, value) -> unpromised.put(act(key), Disclaimer.ofMakers(value.string(), key)));
        entries(map, "leaves-open").forEach((key, value) -> {
            Disclaimer own = new Disclaimer(Disclaimer.Source.DEFINITION, value.string(), key);
            if (unpromised.put(act(key), own) != null) {
                throw key.error("[" + key.text() + "] is also under does-not-promise; remove one of them");
            }
        });
        return unpromised;
    }

    private static Map<YamlNode, YamlNode> entries(YamlMap map, String key) {
        return map.optional(key).map(YamlNode::entries).orElseGet(Map::of);
    }

    private static StartRetries startRetries(YamlNode node) {
        YamlMap map = node.map("times", "when");
        YamlNode times = map.required("times");
        if (times.integer() < 1 || times.integer() > StartRetries.MOST) {
            throw times.error(
                    "[%d] is not a number of repetitions from 1 to %d".formatted(times.integer(), StartRetries.MOST));
        }
        return new StartRetries((int) times.integer(), pattern(map.required("when")));
    }

    private static OutputPattern pattern(YamlNode node) {
        try {
            return new OutputPattern(node.string());
        } catch (PatternSyntaxException e) {
            throw node.error("not a regular expression: %s at index %d of [%s]"
                    .formatted(e.getDescription(), e.getIndex(), e.getPattern()));
        }
    }

    /** Guards have an area before their name. Only a run knows which guards exist. */
    private static String act(YamlNode key) {
        return GUARD.matcher(key.text()).matches() ? key.text() : key.oneOf(ACTS);
    }
}
