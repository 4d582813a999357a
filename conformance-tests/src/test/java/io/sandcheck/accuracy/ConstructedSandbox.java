package io.sandcheck.accuracy;

import io.sandcheck.json.Json;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.yaml.YamlNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A sandbox that denies one thing, defined by a labelled failure. */
record ConstructedSandbox(LabelledFailure failure) {

    Sandbox in(Path folder) {
        Map<String, Object> policy = new LinkedHashMap<>();
        policy.put("argv", failure.argv());
        if (failure.seccomp() != null) {
            policy.put(
                    "seccomp",
                    failure.seccomp().list().stream()
                            .map(ConstructedSandbox::rule)
                            .toList());
        }
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put("name", failure.id());
        definition.put("title", "Denies one thing");
        definition.put("versions", List.of("1"));
        definition.put("policies", Map.of(failure.policy().id(), policy));
        try {
            Path file = Files.createDirectories(folder.resolve(failure.id())).resolve("sandbox.yaml");
            Files.writeString(file, Json.pretty(definition));
            return SandboxDefinition.read(file).atDefaultVersion();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> rule(YamlNode node) {
        Map<String, Object> rule = new LinkedHashMap<>();
        node.entries()
                .forEach((key, value) ->
                        rule.put(key.text(), key.text().equals("argument") ? numbers(value) : value.text()));
        return rule;
    }

    private static Map<String, Object> numbers(YamlNode node) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        node.entries().forEach((key, value) -> numbers.put(key.text(), value.integer()));
        return numbers;
    }
}
