package io.sandcheck.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.expectation.Expectations;
import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Level;
import io.sandcheck.verdict.Setting;
import io.sandcheck.verdict.Subject;
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
        eachDocumentedDefinitionCanBeRead(definitions().findFirst().orElseThrow() + block("does-not-promise:"));
    }

    @Test
    void whatTheDistributionChoosesCompletesADefinition() throws IOException {
        eachDocumentedDefinitionCanBeRead(
                "name: mine\ntitle: Mine\n" + block("versions:") + "policies: {unrestricted: {argv: ['{command}']}}\n");
    }

    @Test
    void whatDiffersBetweenVersionsCompletesADefinition() throws IOException {
        eachDocumentedDefinitionCanBeRead(
                "name: mine\ntitle: Mine\nversions: ['1.4.0', '1.3.2']\n" + block("container:\n  - versions:"));
    }

    @Test
    void theDocumentedExpectationsCanBeRead() throws IOException {
        Path file = Files.writeString(
                folder.resolve("sandbox.yaml"),
                definitions().skip(1).findFirst().orElseThrow());
        Files.writeString(folder.resolve("Dockerfile"), "ARG SANDCHECK_IMAGE_PYTHON\n");
        Files.writeString(folder.resolve("expectations.yaml"), block("- scenario:"));
        Subject subject = new Subject("python/forkserver-pool", null, Level.MUST, List.of());
        Setting setting = new Setting("my-sandbox", "1.4.0", SandboxPolicy.WORKSPACE_WRITE, "container", "none");

        assertThat(Expectations.of(SandboxDefinition.read(file))
                        .find(subject, setting)
                        .issue())
                .isEqualTo("example/my-sandbox#12");
    }

    private static String block(String beginning) throws IOException {
        return new MarkdownFile("docs/sandbox-definition.md")
                .blocks("yaml").stream()
                        .filter(block -> block.startsWith(beginning))
                        .findFirst()
                        .orElseThrow();
    }

    private static Stream<String> definitions() throws IOException {
        List<String> readme = new MarkdownFile("README.md").blocks("yaml");
        List<String> reference = new MarkdownFile("docs/sandbox-definition.md").blocks("yaml");
        return Stream.concat(readme.stream(), reference.stream()).filter(block -> block.startsWith("name:"));
    }
}
