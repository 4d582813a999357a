package io.sandcheck.expectation;

import io.sandcheck.campaign.FuzzedInput;
import io.sandcheck.fixture.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Damaged expectations. */
public final class FuzzedExpectations {

    private FuzzedExpectations() {}

    public static List<FuzzedInput> in(Path scratch) throws IOException {
        List<Path> samples = Fixtures.entries("sandboxes").values().stream()
                .map(folder -> folder.resolve("expectations.yaml"))
                .filter(Files::exists)
                .toList();
        return List.of(FuzzedInput.ofFile(
                "expectations",
                samples,
                scratch,
                "expectations.yaml",
                file -> ExpectationReader.read(file, List.of("codex", "ref-denies"))));
    }
}
