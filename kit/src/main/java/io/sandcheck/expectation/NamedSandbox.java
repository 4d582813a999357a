package io.sandcheck.expectation;

import io.sandcheck.naming.KnownNames;
import io.sandcheck.sandbox.VersionRange;
import io.sandcheck.yaml.YamlNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the sandboxes of a folder, as a rule names it: {@code codex >=0.113 <0.115}.
 *
 * @param versions null for all
 */
record NamedSandbox(String name, @Nullable VersionRange versions) {

    static NamedSandbox read(YamlNode node, List<String> known) {
        String[] words = node.string().strip().split("\\s+", 2);
        KnownNames names = new KnownNames("sandbox", known);
        if (!names.contains(words[0])) {
            throw node.error(names.unknown(words[0]));
        }
        VersionRange versions = words.length == 1 ? null : VersionRange.read(node, words[1]);
        return new NamedSandbox(words[0], versions);
    }

    boolean admits(String sandbox, String version) {
        return name.equals(sandbox) && (versions == null || versions.contains(version));
    }
}
