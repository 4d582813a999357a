package io.sandcheck.sandbox;

import io.sandcheck.campaign.FuzzedInput;
import io.sandcheck.fixture.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Damaged definitions of sandboxes. */
public final class FuzzedDefinitions {

    private FuzzedDefinitions() {}

    public static List<FuzzedInput> in(Path scratch) throws IOException {
        List<Path> samples = Fixtures.entries("sandboxes").values().stream()
                .map(folder -> folder.resolve("sandbox.yaml"))
                .filter(Files::exists)
                .toList();
        return List.of(FuzzedInput.ofFile(
                "sandbox definition", samples, scratch, "sandbox.yaml", file -> new DefinitionFile(file)
                        .read()
                        .forEach(SandboxDefinition::atDefaultVersion)));
    }
}
