package io.sandcheck.host;

import io.sandcheck.fixture.Fixtures;
import io.sandcheck.naming.KnownNames;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.sandbox.Foundation;
import io.sandcheck.sandbox.SeccompRuleReader;
import io.sandcheck.yaml.YamlMap;
import io.sandcheck.yaml.YamlNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the conditions, one from each file. The condition has the name of the file. */
final class HostConditionReader {

    private static final String SUFFIX = ".yaml";
    private static final String FOLDER = "hosts";
    private static final String PROFILE = ".apparmor";
    private static final Pattern FILE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*\\.yaml");

    /** Names that stand for an ordinary host, and for every condition. */
    private static final Set<String> TAKEN = Set.of("none.yaml", "all.yaml");

    private HostConditionReader() {}

    /** Read all conditions: the ordinary host, those of the kit, and those of projects. */
    static List<HostCondition> readAll() {
        Stream<HostCondition> special = Fixtures.entries(FOLDER).values().stream()
                .filter(file -> file.toString().endsWith(SUFFIX))
                .map(HostConditionReader::read);
        return Stream.concat(Stream.of(HostCondition.NONE), special).toList();
    }

    /** Add a user's file to the fixtures, with the programs in its folder that it names. */
    static void add(Path file) {
        HostCondition condition = read(file);
        Stream.of(condition.entry(), profile(condition.machine()))
                .map(file::resolveSibling)
                .filter(Files::isRegularFile)
                .forEach(beside -> Fixtures.add(FOLDER, beside));
        Fixtures.add(FOLDER, file);
    }

    /** Return the id of the condition in a file, which is the name of the file. */
    static String id(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - SUFFIX.length());
    }

    static HostCondition read(Path file) {
        YamlNode node = YamlNode.read("Host condition", file);
        requireName(file, node);
        YamlMap map = node.map("title", "container", "seccomp", "machine", "setup", "enter", "foundations", "missing");
        return new HostCondition(
                id(file),
                map.required("title").string(),
                map.optional("container").map(HostConditionReader::container).orElse(ContainerChange.NONE),
                map.optional("seccomp").map(SeccompRuleReader::rules).orElse(List.of()),
                map.optional("machine").map(machine -> machine(file, machine)).orElse(MachineChange.NONE),
                map.optional("setup").map(YamlNode::strings).orElse(List.of()),
                map.optional("enter").map(name -> beside(file, name, "")).orElse(""),
                map.optional("foundations")
                        .map(HostConditionReader::foundations)
                        .orElse(Map.of()),
                map.optional("missing").map(YamlNode::strings).orElse(List.of()));
    }

    private static void requireName(Path file, YamlNode node) {
        String name = String.valueOf(file.getFileName());
        if (!FILE.matcher(name).matches() || TAKEN.contains(name)) {
            throw node.error(
                    "the file's name, [%s], becomes the name of the condition; choose one such as [no-bwrap.yaml]"
                            .formatted(name));
        }
    }

    /** Return the name of a file in the folder of the condition, or among the kit's. */
    private static String beside(Path file, YamlNode node, String suffix) {
        String name = node.string();
        if (!Files.exists(file.resolveSibling(name + suffix))
                && !Files.exists(Fixtures.find(FOLDER + "/" + name + suffix))) {
            throw node.error("there is no file [%s] beside this one".formatted(name + suffix));
        }
        return name;
    }

    private static String profile(MachineChange machine) {
        return machine.profile().isEmpty() ? "" : machine.profile() + PROFILE;
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

    private static MachineChange machine(Path file, YamlNode node) {
        YamlMap map = node.map("sysctl", "apparmor");
        Map<String, String> sysctls = new LinkedHashMap<>();
        map.optional("sysctl").ifPresent(settings -> settings.entries()
                .forEach((name, value) -> sysctls.put(name.string(), value.string())));
        return new MachineChange(
                sysctls,
                map.optional("apparmor")
                        .map(name -> beside(file, name, PROFILE))
                        .orElse(""));
    }

    private static Map<Capability, String> foundations(YamlNode node) {
        Map<Capability, String> foundations = new LinkedHashMap<>();
        KnownNames known = Foundation.known();
        node.entries().forEach((name, outcome) -> foundations.put(new Capability(name.oneOf(known)), outcome.string()));
        return foundations;
    }
}
