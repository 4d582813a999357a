package io.sandcheck.sandbox;

import io.sandcheck.fixture.Fixtures;
import io.sandcheck.fixture.ReadOnce;
import io.sandcheck.yaml.YamlMap;
import io.sandcheck.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A program that a scenario runs and that not every host has. Hosts that are made of images have it installed; on others
 * it must be there.
 *
 * @param name by which scenarios ask for it: a package of Debian, {@code gnupg}, or one of npm, {@code npm:pnpm}
 * @param program that it is run by: {@code gpg}
 * @param there whether every image of the kit has it
 * @param environment variables that a command which uses it is run with
 * @since 0.2
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.2")
public record Tool(String name, String program, boolean there, Map<String, String> environment) {

    private static final String NPM = "npm:";
    private static final ReadOnce<Map<String, Tool>> KNOWN = new ReadOnce<>(Tool::read);

    public Tool {
        environment = Map.copyOf(environment);
    }

    /** Return the tool of a name. One that neither the kit nor a project knows is a package whose program is named like it. */
    public static Tool named(String name) {
        Tool known = KNOWN.get().get(name);
        return known != null ? known : new Tool(name, name.startsWith(NPM) ? programOf(name) : name, false, Map.of());
    }

    /** Return the tool that a program is known to belong to; nothing if none knows it. */
    public static Optional<Tool> ofProgram(String program) {
        return KNOWN.get().values().stream()
                .filter(tool -> tool.program().equals(program))
                .findFirst();
    }

    /** Tell whether npm has it, and not Debian. */
    public boolean isOfNpm() {
        return name.startsWith(NPM);
    }

    /** Return the name by which its registry knows it, with the version if one is asked for: {@code pnpm@9}. */
    public String packageName() {
        return isOfNpm() ? name.substring(NPM.length()) : name;
    }

    /** Scope and version are no part of the program's name. */
    private static String programOf(String name) {
        return name.substring(NPM.length()).replaceFirst("^@[^/]*/", "").replaceFirst("@.*", "");
    }

    private static Map<String, Tool> read() {
        Map<String, Tool> tools = new LinkedHashMap<>();
        Fixtures.each("tools.yaml")
                .forEach(file -> YamlNode.read("Tools", file).entries().forEach((name, tool) -> {
                    if (tools.putIfAbsent(name.string(), tool(name.string(), tool)) != null) {
                        throw name.error("the tool [%s] is there already; take this one out".formatted(name.string()));
                    }
                }));
        return Map.copyOf(tools);
    }

    private static Tool tool(String name, YamlNode node) {
        YamlMap map = node.map("program", "there", "environment");
        return new Tool(
                name,
                map.optional("program").map(YamlNode::string).orElse(name),
                map.optional("there").map(YamlNode::bool).orElse(false),
                map.optional("environment").map(Tool::variables).orElse(Map.of()));
    }

    private static Map<String, String> variables(YamlNode node) {
        Map<String, String> variables = new LinkedHashMap<>();
        node.entries().forEach((name, value) -> variables.put(name.string(), value.text()));
        return variables;
    }
}
