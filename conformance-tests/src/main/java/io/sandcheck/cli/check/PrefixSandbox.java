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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A command prefix as a sandbox. Its definition is removed at the end. It runs the same words under every policy. */
final class PrefixSandbox implements AutoCloseable {

    private final Path folder;
    private final Sandbox sandbox;

    PrefixSandbox(List<String> prefix) {
        try {
            folder = Files.createTempDirectory("sandcheck-check");
            Path file = folder.resolve("sandbox.yaml");
            Files.writeString(file, Json.pretty(definition(prefix)));
            sandbox = SandboxDefinition.read(file).atDefaultVersion();
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

    Sandbox sandbox() {
        return sandbox;
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(PrefixSandbox::delete);
        } catch (IOException e) {
            throw new UncheckedIOException("[%s] cannot be removed".formatted(folder), e);
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException("[%s] cannot be removed".formatted(path), e);
        }
    }
}
