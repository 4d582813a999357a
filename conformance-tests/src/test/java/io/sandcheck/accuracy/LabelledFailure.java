package io.sandcheck.accuracy;

import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxCatalog;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.yaml.YamlMap;
import io.sandcheck.yaml.YamlNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A failure whose true cause is known without the kit.
 *
 * @param sandbox name of a sandbox; null if it is constructed of {@code argv} and {@code seccomp}
 * @param policy of the sandbox
 * @param argv of the constructed sandbox
 * @param seccomp rules of the constructed sandbox, as its definition writes them
 * @param command that fails inside; {@code {python}} stands for the kit's Python
 * @param setup shell command that is run outside first; empty for none
 * @param files of the workspace
 * @param environment of the command
 * @param tools that are installed for it
 * @param truth its cause
 */
record LabelledFailure(
        String id,
        @Nullable String sandbox,
        SandboxPolicy policy,
        List<String> argv,
        @Nullable YamlNode seccomp,
        List<String> command,
        String setup,
        Map<String, String> files,
        Map<String, String> environment,
        List<String> tools,
        Truth truth) {

    static List<LabelledFailure> readAll(Path file) {
        return YamlNode.read("Labelled failures", file).list().stream()
                .map(LabelledFailure::read)
                .toList();
    }

    private static LabelledFailure read(YamlNode node) {
        YamlMap map = node.map(
                "id",
                "sandbox",
                "policy",
                "argv",
                "seccomp",
                "command",
                "setup",
                "files",
                "environment",
                "tools",
                "truth");
        String sandbox = map.optional("sandbox").map(YamlNode::string).orElse(null);
        return new LabelledFailure(
                map.required("id").string(),
                sandbox,
                map.optional("policy")
                        .flatMap(name -> SandboxPolicy.find(name.string()))
                        .orElse(sandbox == null ? SandboxPolicy.UNRESTRICTED : SandboxPolicy.WORKSPACE_WRITE),
                map.optional("argv").map(YamlNode::strings).orElse(List.of("{command}")),
                map.optional("seccomp").orElse(null),
                map.required("command").strings(),
                map.optional("setup").map(YamlNode::string).orElse(""),
                map.optional("files").map(LabelledFailure::texts).orElse(Map.of()),
                map.optional("environment").map(LabelledFailure::texts).orElse(Map.of()),
                map.optional("tools").map(YamlNode::strings).orElse(List.of()),
                Truth.read(map.required("truth")));
    }

    private static Map<String, String> texts(YamlNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.entries().forEach((name, text) -> texts.put(name.text(), text.text()));
        return texts;
    }

    /** Return the sandbox that it happens in; a constructed one is defined in a folder. */
    Sandbox in(Path folder) {
        return sandbox == null
                ? new ConstructedSandbox(this).in(folder)
                : SandboxCatalog.ofFixtures().find(sandbox);
    }
}
