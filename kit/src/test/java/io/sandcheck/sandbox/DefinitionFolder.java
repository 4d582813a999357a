package io.sandcheck.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandcheck.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder with a definition, for tests that write them. */
record DefinitionFolder(Path path) {

    static final String SMALLEST = """
            name: mine
            title: My sandbox
            versions: [1.2.0, 1.1.0]
            policies:
              read-only:
                argv: [confine, "{command}"]
            """;

    Path definition() {
        return path.resolve("sandbox.yaml");
    }

    DefinitionFolder write(String yaml) throws IOException {
        return file("sandbox.yaml", yaml);
    }

    DefinitionFolder file(String name, String content) throws IOException {
        Path file = path.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, content);
        return this;
    }

    /** Assert that the smallest definition with a replacement is refused, with this message and the folder in it. */
    void assertFault(String replaced, String replacement, String message) throws IOException {
        assertThat(SMALLEST).contains(replaced);
        write(SMALLEST.replace(replaced, replacement));

        assertThatThrownBy(() -> SandboxDefinition.read(definition()))
                .isExactlyInstanceOf(YamlException.class)
                .hasMessage("Sandbox definition [" + definition() + "] " + message.replace("FOLDER", path.toString()));
    }
}
