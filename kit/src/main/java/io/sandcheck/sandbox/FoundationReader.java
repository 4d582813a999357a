package io.sandcheck.sandbox;

import io.sandcheck.fixture.Fixtures;
import io.sandcheck.naming.KnownNames;
import io.sandcheck.yaml.YamlMap;
import io.sandcheck.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;

/** Reads the foundations of the kit, and then those of each project, which can build on them. */
final class FoundationReader {

    private static final String FOLDER = "foundations";

    private final List<Foundation> read = new ArrayList<>();

    private FoundationReader() {}

    static List<Foundation> readAll() {
        FoundationReader reader = new FoundationReader();
        Fixtures.each(FOLDER + "/foundations.yaml").forEach(file -> YamlNode.read("Foundations", file)
                .map("foundations")
                .required("foundations")
                .list()
                .forEach(reader::read));
        return List.copyOf(reader.read);
    }

    private void read(YamlNode node) {
        YamlMap map = node.map("capability", "title", "builds-on");
        KnownNames before = Foundation.known(read);
        read.add(new Foundation(
                capability(map.required("capability"), before),
                map.required("title").string(),
                map.optional("builds-on").map(YamlNode::list).orElse(List.of()).stream()
                        .map(other -> new Capability(other.oneOf(before)))
                        .toList()));
    }

    private static Capability capability(YamlNode node, KnownNames before) {
        String name = node.string();
        if (before.contains(name)) {
            throw node.error("the foundation [%s] already exists; give this one another name".formatted(name));
        }
        String program = name.replace('-', '_') + ".py";
        if (!Fixtures.entries(FOLDER).containsKey(program)) {
            throw node.error("no program tries [%s]; write [%s] beside this file".formatted(name, program));
        }
        return new Capability(name);
    }
}
