package io.sandcheck.report;

import io.sandcheck.fixture.Fixtures;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A sandbox of the run.
 *
 * @param definition path of its definition: relative to the working directory of the command if it is below that, or
 *     relative to the sources if it is part of the kit; with {@code #VARIANT} if it is a variant
 * @param place name of the host on which it ran
 * @param policyLines line of each policy in the definition, from 1
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RecordedSandbox(
        String name, String version, String title, String definition, String place, Map<String, Integer> policyLines) {

    public RecordedSandbox {
        policyLines = policyLines == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(policyLines));
    }

    static RecordedSandbox of(Sandbox sandbox, String place) {
        SandboxDefinition definition = sandbox.definition();
        return new RecordedSandbox(
                sandbox.name(),
                sandbox.version(),
                definition.title(),
                path(definition),
                place,
                policyLines(definition));
    }

    private static String path(SandboxDefinition definition) {
        Path directory = definition.directory();
        String variant = definition.variant().map(name -> "#" + name).orElse("");
        // In a jar, which the command uses, that folder has a relative path.
        if (directory.startsWith(Fixtures.folder("sandboxes").toAbsolutePath())) {
            return "fixtures/sandboxes/%s/sandbox.yaml%s"
                    .formatted(definition.described().get(0), variant);
        }
        Path file = file(definition).orElse(directory).toAbsolutePath().normalize();
        Path here = Path.of("").toAbsolutePath();
        return (file.startsWith(here) ? here.relativize(file) : file) + variant;
    }

    private static Optional<Path> file(SandboxDefinition definition) {
        return Stream.of("sandbox.yaml", definition.described().get(0) + ".yaml")
                .map(definition.directory()::resolve)
                .filter(Files::exists)
                .findFirst();
    }

    private static Map<String, Integer> policyLines(SandboxDefinition definition) {
        Map<String, Integer> lines = new TreeMap<>();
        definition.policyLines().forEach((policy, line) -> lines.put(policy.id(), line));
        return lines;
    }
}
