package io.sandcheck.sandbox;

import io.sandcheck.yaml.YamlMap;
import io.sandcheck.yaml.YamlNode;
import java.util.List;

/** Reads what a sandbox needs on a host. */
final class NeedsReader {

    static final List<String> KEYS = List.of("command", "programs", "foundations");

    private NeedsReader() {}

    static Needs read(YamlMap map) {
        return new Needs(
                command(map.required("command")),
                map.optional("programs").map(YamlNode::strings).orElseGet(List::of),
                map.optional("foundations").map(NeedsReader::foundations).orElseGet(List::of));
    }

    static List<String> command(YamlNode node) {
        List<String> words = node.strings();
        if (words.isEmpty()) {
            throw node.error("must name a program, with the arguments that make it print its version");
        }
        return words;
    }

    static List<Capability> foundations(YamlNode node) {
        return node.list().stream()
                .map(name -> new Capability(name.oneOf(Foundation.known())))
                .toList();
    }
}
