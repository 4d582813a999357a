package io.sandcheck.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.sandbox.SandboxDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentedDefinitionTests {

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("definitions")
    void eachDocumentedDefinitionCanBeRead(String definition) throws IOException {
        Path file = Files.writeString(folder.resolve("sandbox.yaml"), definition);
        Files.writeString(folder.resolve("Dockerfile"), "ARG SANDCHECK_IMAGE_PYTHON\n");

        assertThat(SandboxDefinition.read(file).policies()).isNotEmpty();
    }

    @Test
    void whatNeedNotBeDeniedCompletesADefinition() throws IOException {
        MarkdownFile document = new MarkdownFile("docs/sandbox-definition.md");
        String unpromised = document.blocks("yaml").stream()
                .filter(block -> block.startsWith("does-not-promise:"))
                .findFirst()
                .orElseThrow();
        String definition = definitions().findFirst().orElseThrow();

        eachDocumentedDefinitionCanBeRead(definition + unpromised);
    }

    private static Stream<String> definitions() throws IOException {
        List<String> readme = new MarkdownFile("README.md").blocks("yaml");
        List<String> reference = new MarkdownFile("docs/sandbox-definition.md").blocks("yaml");
        return Stream.concat(readme.stream(), reference.stream()).filter(block -> block.startsWith("name:"));
    }
}
