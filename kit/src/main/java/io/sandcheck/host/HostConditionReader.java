package io.sandcheck.host;

import io.sandcheck.naming.KnownNames;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.sandbox.Foundation;
import io.sandcheck.sandbox.SeccompRuleReader;
import io.sandcheck.yaml.YamlMap;
import io.sandcheck.yaml.YamlNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the conditions, one of each file: it has the file's name. */
final class HostConditionReader {

    private static final String SUFFIX = ".yaml";
    private static final KnownNames FOUNDATIONS = KnownNames.of(
            "capability",
            Foundation.all().stream().map(each -> each.capability().id()).toList());

    private HostConditionReader() {}

    static List<HostCondition> readAll(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .map(HostConditionReader::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The conditions in [%s] cannot be listed".formatted(folder), e);
        }
    }

    static HostCondition read(Path file) {
        String name = String.valueOf(file.getFileName());
        YamlMap map = YamlNode.read("Host condition", file)
                .map("title", "container", "seccomp", "machine", "setup", "enter", "foundations", "missing");
        return new HostCondition(
                name.substring(0, name.length() - SUFFIX.length()),
                map.required("title").string(),
                map.optional("container").map(HostConditionReader::container).orElse(ContainerChange.NONE),
                map.optional("seccomp").map(SeccompRuleReader::rules).orElse(List.of()),
                map.optional("machine").map(HostConditionReader::machine).orElse(MachineChange.NONE),
                map.optional("setup").map(YamlNode::strings).orElse(List.of()),
                map.optional("enter").map(YamlNode::string).orElse(""),
                map.optional("foundations")
                        .map(HostConditionReader::foundations)
                        .orElse(Map.of()),
                map.optional("missing").map(YamlNode::strings).orElse(List.of()));
    }

    private static ContainerChange container(YamlNode node) {
        YamlMap map = node.map("user", "security-opt", "cap-add", "cap-drop", "unmasked-proc");
        return new ContainerChange(
                map.optional("user").map(YamlNode::string),
                map.optional("security-opt").map(YamlNode::strings),
                map.optional("cap-add").map(YamlNode::strings),
                map.optional("cap-drop").map(YamlNode::strings),
                map.optional("unmasked-proc").map(YamlNode::bool));
    }

    private static MachineChange machine(YamlNode node) {
        YamlMap map = node.map("sysctl", "apparmor");
        Map<String, String> sysctls = new LinkedHashMap<>();
        map.optional("sysctl").ifPresent(settings -> settings.entries()
                .forEach((name, value) -> sysctls.put(name.string(), value.string())));
        return new MachineChange(
                sysctls, map.optional("apparmor").map(YamlNode::string).orElse(""));
    }

    private static Map<Capability, String> foundations(YamlNode node) {
        Map<Capability, String> foundations = new LinkedHashMap<>();
        node.entries()
                .forEach((name, outcome) -> foundations.put(new Capability(name.oneOf(FOUNDATIONS)), outcome.string()));
        return foundations;
    }
}
