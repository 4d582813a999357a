package io.sandcheck.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandcheck.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a definition says of versions and variants of a sandbox. */
class DefinitionVersionsTests {

    private final DefinitionFolder folder;

    DefinitionVersionsTests(@TempDir Path folder) {
        this.folder = new DefinitionFolder(folder);
    }

    @Test
    void theNewestVersionIsWhicheverTheDistributionHasIfACommandTells() throws IOException {
        folder.write(DefinitionFolder.SMALLEST.replace(
                "title:", "install: {dockerfile: Dockerfile, version: [mine, --version]}\ntitle:"));
        Files.writeString(folder.path().resolve("Dockerfile"), "FROM scratch\n");

        Sandbox newest = SandboxDefinition.read(folder.definition()).atDefaultVersion();

        assertThat(newest.definition().install().version()).containsExactly("mine", "--version");
        assertThat(newest.pinned()).isFalse();
        assertThat(newest.installedAs("99.1")).hasToString(newest.name() + "@99.1");
        assertThat(newest.definition().inAllVersions()).contains(newest);
    }

    @Test
    void newestReleaseIsTheDefaultVersion() throws IOException {
        folder.write(DefinitionFolder.SMALLEST.replace("[1.2.0, 1.1.0]", "[1.2.0, 1.10.0, 2.0.0-rc.1]"));

        assertThat(SandboxDefinition.read(folder.definition()).atDefaultVersion())
                .hasToString("mine@1.10.0");
    }

    @Test
    void variantSaysWhatIsDifferentAndPromisesForItself() throws IOException {
        folder.write(DefinitionFolder.SMALLEST + """
                home: https://example.com
                by-default: true
                environment: {A: b}
                session: {adapter: [speak]}
                does-not-promise: {write-outside-workspace: "https://example.com/why"}
                variants:
                  loose:
                    title: Loosened
                    versions: [1.1.0]
                    policies:
                      workspace-write:
                        argv: [confine, --loose, "{command}"]
                """);

        List<SandboxDefinition> definitions = SandboxDefinition.readAll(folder.definition());
        SandboxDefinition variant = definitions.get(1);

        assertThat(definitions.get(0).variant()).isEmpty();
        assertThat(variant.variant()).hasValue("loose");
        assertThat(variant.inAllVersions()).hasToString("[mine-loose@1.1.0]");
        assertThat(variant.policies()).containsOnlyKeys(SandboxPolicy.WORKSPACE_WRITE);
        assertThat(variant.home()).isEqualTo("https://example.com");
        assertThat(variant.environment()).containsEntry("A", "b");
        assertThat(variant.byDefault()).isFalse();
        assertThat(variant.session()).isEqualTo(SessionLaunch.DEFAULT);
        assertThat(variant.unpromised()).isEmpty();
        assertThat(variant.described()).containsExactly("mine", "mine-loose");
    }

    @Test
    void variantCannotBeNamedOtherwise() throws IOException {
        folder.write(DefinitionFolder.SMALLEST + "variants: {loose: {name: other, title: x}}\n");

        assertThatThrownBy(() -> SandboxDefinition.readAll(folder.definition()))
                .isExactlyInstanceOf(YamlException.class)
                .hasMessageContaining("unknown key [name]");
    }

    @Test
    void alternativeThatFitsTheVersionIsTaken() throws IOException {
        folder.write("""
                        name: mine
                        title: My sandbox
                        versions: ["3", "2", "1"]
                        container:
                          - versions: ">=2 <3"
                            user: root
                          - versions: ">=2"
                            unmasked-proc: true
                        policies:
                          read-only:
                            - {versions: "<3", argv: [old, "{command}"]}
                            - argv: [new, "{command}"]
                          unrestricted:
                            versions: ">=2"
                            argv: ["{sandbox}/all.sh", "{command}"]
                        """).file("all.sh", "");

        SandboxDefinition definition = SandboxDefinition.read(folder.definition());
        List<Sandbox> sandboxes = definition.inAllVersions();

        assertThat(sandboxes)
                .extracting(sandbox -> sandbox.policies().keySet())
                .containsExactly(
                        Set.of(SandboxPolicy.READ_ONLY, SandboxPolicy.UNRESTRICTED),
                        Set.of(SandboxPolicy.READ_ONLY, SandboxPolicy.UNRESTRICTED),
                        Set.of(SandboxPolicy.READ_ONLY));
        assertThat(sandboxes)
                .extracting(sandbox -> Objects.requireNonNull(sandbox.policies().get(SandboxPolicy.READ_ONLY))
                        .argv()
                        .get(0))
                .containsExactly("new", "old", "old");
        assertThat(sandboxes)
                .extracting(sandbox -> sandbox.container().user())
                .containsExactly("sandcheck", "root", "sandcheck");
        assertThat(sandboxes)
                .extracting(sandbox -> sandbox.container().unmaskedProc())
                .containsExactly(true, false, false);
        assertThat(definition.files()).containsExactly(Path.of("all.sh"));
    }
}
