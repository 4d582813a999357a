package io.sandcheck.jupiter;

import io.sandcheck.fixture.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Copies of the definitions that come with the kit, for tests that expect something else of those sandboxes. */
record DefinitionCopies(Path directory) {

    private static final String EXPECTATIONS = "expectations.yaml";

    /** Copy a definition without what is expected of the sandbox; return the folder. */
    Path withoutExpectations(String sandbox) throws IOException {
        Path copy = Files.createDirectories(directory.resolve(sandbox));
        try (Stream<Path> found = Files.list(Fixtures.folder("sandboxes").resolve(sandbox))) {
            List<Path> files = found.toList();
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (!name.equals(EXPECTATIONS)) {
                    Files.write(copy.resolve(name), Files.readAllBytes(file));
                }
            }
        }
        return copy;
    }

    /** Copy a definition, and expect this of the sandbox; return the folder. */
    Path expecting(String sandbox, String expectations) throws IOException {
        Path copy = withoutExpectations(sandbox);
        Files.writeString(copy.resolve(EXPECTATIONS), expectations);
        return copy;
    }
}
