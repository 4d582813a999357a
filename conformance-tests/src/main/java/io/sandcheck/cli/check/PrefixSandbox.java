package io.sandcheck.cli.check;

import io.sandcheck.json.Json;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.sandbox.SandboxPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a sandbox of a command prefix. It runs the same words under every policy. */
final class PrefixSandbox {

    private PrefixSandbox() {}

    /** Make it. Its definition is a file only while it is read. */
    static Sandbox of(List<String> prefix) {
        try {
            Path folder = Files.createTempDirectory("sandcheck-check");
            Path file = folder.resolve("sandbox.yaml");
            try {
                Files.writeString(file, Json.pretty(definition(prefix)));
                return SandboxDefinition.read(file).atDefaultVersion();
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("No definition can be written for the prefix", e);
        }
    }

    private static Map<String, Object> definition(List<String> prefix) {
        List<String> argv = new ArrayList<>(prefix);
        argv.add("{command}");
        Map<String, Object> policies = new LinkedHashMap<>();
        for (SandboxPolicy policy : SandboxPolicy.values()) {
            policies.put(policy.id(), Map.of("argv", argv));
        }
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put("name", "prefix");
        definition.put("title", "A command prefix");
        definition.put("versions", List.of("0"));
        definition.put("policies", policies);
        return definition;
    }
}
