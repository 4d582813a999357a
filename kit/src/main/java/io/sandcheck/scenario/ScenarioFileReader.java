package io.sandcheck.scenario;

import io.sandcheck.naming.KnownNames;
import io.sandcheck.naming.ReportAddress;
import io.sandcheck.probe.Census;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Level;
import io.sandcheck.yaml.YamlMap;
import io.sandcheck.yaml.YamlNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a scenario file. */
final class ScenarioFileReader {

    private static final KnownNames POLICIES = new KnownNames("policy", SandboxPolicy.ids());
    private static final Pattern ID = Pattern.compile("[a-z0-9-]+(/[a-z0-9-]+)+");
    private static final Pattern TOOL = Pattern.compile("(npm:@?[a-z0-9][a-z0-9._/@-]*|[a-z0-9][a-z0-9+.-]*)");
    private static final Pattern BELOW = Pattern.compile("(?!/)(?!(.*/)?\\.\\.(/|$)).+");
    private static final Pattern SIGNAL = Pattern.compile("SIG[A-Z0-9+]+");
    private static final List<SandboxPolicy> DEFAULT_POLICIES =
            List.of(SandboxPolicy.WORKSPACE_WRITE, SandboxPolicy.WORKSPACE_WRITE_NETWORK, SandboxPolicy.UNRESTRICTED);
    private static final int DEFAULT_SECONDS = 60;
    private static final int MOST_SECONDS = 3600;

    private final Path file;

    ScenarioFileReader(Path file) {
        this.file = file;
    }

    ScenarioFile read() {
        YamlMap map = YamlNode.read("Scenario", file)
                .map(
                        "id",
                        "title",
                        "source",
                        "level",
                        "policies",
                        "requires",
                        "tools",
                        "network",
                        "directory",
                        "files",
                        "setup",
                        "command",
                        "environment",
                        "stdin",
                        "time-limit-seconds",
                        "demands",
                        "symptom");
        return new ScenarioFile(
                map.required("id").string(ID, "an area and a name in kebab-case, as in [git/commit]"),
                map.required("title").string(),
                map.optional("source").map(ScenarioFileReader::sources).orElse(List.of()),
                map.optional("level").map(Level::of).orElse(Level.MUST),
                map.optional("policies").map(ScenarioFileReader::policies).orElse(DEFAULT_POLICIES),
                map.optional("requires").map(ScenarioFileReader::capabilities).orElse(List.of()),
                map.optional("tools").map(ScenarioFileReader::tools).orElse(List.of()),
                map.optional("network").map(YamlNode::bool).orElse(false),
                work(map),
                map.optional("demands").map(ScenarioFileReader::demands).orElse(Demands.SUCCESS),
                map.optional("symptom").map(YamlNode::string).orElse(null),
                file);
    }

    private FileWorkload work(YamlMap map) {
        return new FileWorkload(
                map.optional("directory")
                        .map(YamlNode::string)
                        .map(file::resolveSibling)
                        .orElse(null),
                map.optional("files").map(ScenarioFileReader::files).orElse(Map.of()),
                map.optional("setup").map(ScenarioFileReader::strings).orElse(List.of()),
                command(map.required("command")),
                map.optional("environment").map(ScenarioFileReader::variables).orElse(Map.of()),
                map.optional("stdin").map(YamlNode::text).orElse(""),
                map.optional("time-limit-seconds")
                        .map(ScenarioFileReader::seconds)
                        .orElse(Duration.ofSeconds(DEFAULT_SECONDS)));
    }

    /** A string is for a shell; a list contains the words of the command. */
    private static List<String> command(YamlNode node) {
        if (!node.isList()) {
            return List.of("sh", "-c", node.string());
        }
        List<String> words = node.strings();
        if (words.isEmpty()) {
            throw node.error("must have a word, the program");
        }
        return words;
    }

    private static List<String> strings(YamlNode node) {
        return oneOrMore(node).map(YamlNode::string).toList();
    }

    private static List<String> sources(YamlNode node) {
        return oneOrMore(node)
                .map(each -> each.string(ReportAddress.PATTERN, ReportAddress.FORM))
                .toList();
    }

    private static Stream<YamlNode> oneOrMore(YamlNode node) {
        return node.isList() ? node.list().stream() : Stream.of(node);
    }

    private static List<SandboxPolicy> policies(YamlNode node) {
        return oneOrMore(node)
                .map(policy -> SandboxPolicy.find(policy.oneOf(POLICIES)).orElseThrow())
                .toList();
    }

    private static List<Capability> capabilities(YamlNode node) {
        KnownNames known = KnownNames.of(
                "capability", Census.known().stream().map(Capability::id).toList());
        return node.list().stream()
                .map(each -> new Capability(each.oneOf(known)))
                .toList();
    }

    private static List<String> tools(YamlNode node) {
        return node.list().stream()
                .map(tool -> tool.string(TOOL, "the name of a package, as in [git] or [npm:pnpm]"))
                .toList();
    }

    private static Map<String, String> files(YamlNode node) {
        Map<String, String> files = new LinkedHashMap<>();
        node.entries()
                .forEach((path, content) -> files.put(
                        path.string(BELOW, "a path below the workspace, as in [src/main.c]"), content.text()));
        return files;
    }

    private static Map<String, String> variables(YamlNode node) {
        Map<String, String> variables = new LinkedHashMap<>();
        node.entries().forEach((name, value) -> variables.put(name.string(), value.text()));
        return variables;
    }

    private static Duration seconds(YamlNode node) {
        long seconds = node.integer();
        if (seconds < 1 || seconds > MOST_SECONDS) {
            throw node.error("[%d] is not a time limit from 1 to %d seconds".formatted(seconds, MOST_SECONDS));
        }
        return Duration.ofSeconds(seconds);
    }

    private static Demands demands(YamlNode node) {
        YamlMap map = node.map("exit", "signal", "lines", "files");
        String signal = map.optional("signal")
                .map(name -> name.string(SIGNAL, "the name of a signal, as in [SIGTERM]"))
                .orElse(null);
        return new Demands(
                map.optional("exit").map(ScenarioFileReader::exitCode).orElse(signal == null ? 0 : null),
                signal,
                map.optional("lines").map(ScenarioFileReader::lines).orElse(List.of()),
                map.optional("files").map(ScenarioFileReader::strings).orElse(List.of()));
    }

    private static List<String> lines(YamlNode node) {
        return node.isList() ? node.strings() : List.of(node.text());
    }

    private static int exitCode(YamlNode node) {
        long code = node.integer();
        if (code < 0 || code > 255) {
            throw node.error("[%d] is not an exit code from 0 to 255".formatted(code));
        }
        return (int) code;
    }
}
