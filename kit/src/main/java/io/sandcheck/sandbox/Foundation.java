package io.sandcheck.sandbox;

import io.sandcheck.fixture.Fixtures;
import io.sandcheck.naming.KnownNames;
import io.sandcheck.sandbox.SandboxDefinition.PolicyLaunch;
import io.sandcheck.yaml.YamlMap;
import io.sandcheck.yaml.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A capability that sandboxes build on, such as {@code user-namespace}. A program of its name, in
 * {@code fixtures/foundations}, tries it.
 *
 * @param title what it is, in a few words
 * @param buildsOn what must work for it; where that is denied, this one cannot work, for the same cause
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Foundation(Capability capability, String title, List<Capability> buildsOn) {

    private static final Set<Capability> AS_ROOT =
            Set.of(new Capability("mount-as-root"), new Capability("network-as-root"));

    public Foundation {
        buildsOn = List.copyOf(buildsOn);
    }

    /** Return all of them, each after those that it builds on. */
    public static List<Foundation> all() {
        return All.FOUNDATIONS;
    }

    /** Tell whether a sandbox builds on nothing but what only root, or a setuid program, can do. */
    public static boolean areAsRoot(Sandbox sandbox, PolicyLaunch policy) {
        List<Capability> needed = Stream.concat(sandbox.needs().foundations().stream(), policy.needs().stream())
                .toList();
        return !needed.isEmpty() && AS_ROOT.containsAll(needed);
    }

    static KnownNames known() {
        return known(all());
    }

    private static KnownNames known(List<Foundation> foundations) {
        return KnownNames.of(
                "capability",
                foundations.stream().map(each -> each.capability.id()).toList());
    }

    /** Read once. */
    private static final class All {

        static final List<Foundation> FOUNDATIONS =
                read(Fixtures.folder("foundations").resolve("foundations.yaml"));

        private static List<Foundation> read(Path file) {
            List<Foundation> read = new ArrayList<>();
            for (YamlNode node : YamlNode.read("Foundations", file)
                    .map("foundations")
                    .required("foundations")
                    .list()) {
                read.add(foundation(node.map("capability", "title", "builds-on"), known(read)));
            }
            return List.copyOf(read);
        }

        private static Foundation foundation(YamlMap map, KnownNames before) {
            return new Foundation(
                    new Capability(map.required("capability").string()),
                    map.required("title").string(),
                    map.optional("builds-on").map(YamlNode::list).orElse(List.of()).stream()
                            .map(other -> new Capability(other.oneOf(before)))
                            .toList());
        }
    }
}
