package io.sandcheck.sandbox;

import io.sandcheck.yaml.YamlMap;
import io.sandcheck.yaml.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the file of a definition: a sandbox, and its variants, which only contain the differences. */
record DefinitionFile(Path file) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern VARIANT = Pattern.compile("[a-z0-9][a-z0-9-]*");

    private static final List<String> KEYS = List.of(
            "name",
            "title",
            "home",
            "license",
            "versions",
            "releases",
            "by-default",
            "runs-on",
            "install",
            "container",
            "environment",
            "markers",
            "needs",
            "policies",
            "session",
            "does-not-promise",
            "leaves-open",
            "start-retries",
            "variants");

    private static final Set<String> NOT_OF_VARIANTS = Set.of("name", "variants");

    /**
     * Keys that a variant does not inherit. A promise is made for one way to confine, and a session adapter describes
     * the sandbox without the variant's options.
     */
    private static final Set<String> NOT_INHERITED =
            Set.of("title", "by-default", "session", "does-not-promise", "leaves-open");

    /** Read everything; the sandbox itself comes first. */
    List<SandboxDefinition> read() {
        YamlMap base = YamlNode.read("Sandbox definition", file).map(KEYS.toArray(String[]::new));
        String name = base.required("name")
                .string(NAME, "lower-case letters, digits and hyphens after a letter, as in [my-sandbox]");
        Map<String, YamlMap> sandboxes = new LinkedHashMap<>();
        sandboxes.put(name, base);
        base.optional("variants")
                .map(YamlNode::entries)
                .orElseGet(Map::of)
                .forEach((key, difference) -> sandboxes.put(name + "-" + variant(key), variant(difference, base)));
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file is in a folder");
        DefinitionReader reader = new DefinitionReader(folder, List.copyOf(sandboxes.keySet()));
        List<SandboxDefinition> definitions = new ArrayList<>();
        sandboxes.forEach((each, map) -> definitions.add(reader.read(each, map)));
        return definitions;
    }

    private static String variant(YamlNode key) {
        return key.string(VARIANT, "lower-case letters, digits and hyphens, as in [unix-sockets]");
    }

    private static YamlMap variant(YamlNode difference, YamlMap base) {
        List<String> known =
                KEYS.stream().filter(key -> !NOT_OF_VARIANTS.contains(key)).toList();
        List<String> inherited =
                known.stream().filter(key -> !NOT_INHERITED.contains(key)).toList();
        return difference.map(known.toArray(String[]::new)).over(base, inherited);
    }
}
