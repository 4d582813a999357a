package io.sandcheck.sandbox;

import io.sandcheck.fixture.Fixtures;
import io.sandcheck.fixture.ReadOnce;
import io.sandcheck.naming.KnownNames;
import io.sandcheck.yaml.YamlMap;
import io.sandcheck.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A program that a scenario runs and that not every host has. It is installed into the images of containers and virtual
 * machines. On this machine, it must exist.
 *
 * @param name with which scenarios request it: a Debian package, {@code gnupg}, or an npm package, {@code npm:pnpm}
 * @param program that runs it: {@code gpg}
 * @param there whether every image of the kit has it
 * @param set with which it is installed
 * @param environment variables of commands that use it
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Tool(String name, String program, boolean there, ToolSet set, Map<String, String> environment) {

    private static final String NPM = "npm:";
    private static final KnownNames SETS = KnownNames.of("set", List.of("everyday", "large"));
    private static final ReadOnce<Map<String, Tool>> KNOWN = new ReadOnce<>(Tool::read);

    public Tool {
        environment = Map.copyOf(environment);
    }

    /**
     * Return the tool with this name. A name that neither the kit nor a project lists is a package whose program has
     * the same name.
     */
    public static Tool named(String name) {
        Tool known = KNOWN.get().get(name);
        return known != null
                ? known
                : new Tool(name, name.startsWith(NPM) ? programOf(name) : name, false, ToolSet.OTHER, Map.of());
    }

    /** Return the tool that contains a program; empty if no known tool does. */
    public static Optional<Tool> ofProgram(String program) {
        return KNOWN.get().values().stream()
                .filter(tool -> tool.program().equals(program))
                .findFirst();
    }

    /** Return all tools of a set and of the sets before it. */
    static Stream<Tool> upTo(ToolSet set) {
        return KNOWN.get().values().stream()
                .filter(tool -> !tool.there()
                        && tool.set() != ToolSet.OTHER
                        && tool.set().compareTo(set) <= 0);
    }

    /** Tell whether it is an npm package, not a Debian package. */
    public boolean isOfNpm() {
        return name.startsWith(NPM);
    }

    /** Return its name in the registry, with the version if one is requested: {@code pnpm@9}. */
    public String packageName() {
        return isOfNpm() ? name.substring(NPM.length()) : name;
    }

    /** The scope and the version do not belong to the name of the program. */
    private static String programOf(String name) {
        return name.substring(NPM.length()).replaceFirst("^@[^/]*/", "").replaceFirst("@.*", "");
    }

    private static Map<String, Tool> read() {
        Map<String, Tool> tools = new LinkedHashMap<>();
        Fixtures.each("tools.yaml")
                .forEach(file -> YamlNode.read("Tools", file).entries().forEach((name, tool) -> {
                    if (tools.putIfAbsent(name.string(), tool(name.string(), tool)) != null) {
                        throw name.error("the tool [%s] already exists; remove this one".formatted(name.string()));
                    }
                }));
        return Map.copyOf(tools);
    }

    private static Tool tool(String name, YamlNode node) {
        YamlMap map = node.map("program", "there", "set", "environment");
        return new Tool(
                name,
                map.optional("program").map(YamlNode::string).orElse(name),
                map.optional("there").map(YamlNode::bool).orElse(false),
                map.optional("set").map(Tool::set).orElse(ToolSet.OTHER),
                map.optional("environment").map(Tool::variables).orElse(Map.of()));
    }

    private static ToolSet set(YamlNode node) {
        return ToolSet.valueOf(node.oneOf(SETS).toUpperCase(Locale.ROOT));
    }

    private static Map<String, String> variables(YamlNode node) {
        Map<String, String> variables = new LinkedHashMap<>();
        node.entries().forEach((name, value) -> variables.put(name.string(), value.text()));
        return variables;
    }
}
