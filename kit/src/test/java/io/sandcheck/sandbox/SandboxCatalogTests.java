package io.sandcheck.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandcheck.yaml.YamlException;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxCatalogTests {

    private static final String VARIANTS = """
            variants:
              old-abi:
                title: With an older ABI
                versions: ["1.1.0"]
              loose:
                title: Loosened
            """;

    private final Path folder;
    private final SandboxCatalog catalog;

    SandboxCatalogTests(@TempDir Path folder) {
        this.folder = folder;
        this.catalog = new SandboxCatalog(folder);
    }

    @BeforeEach
    void write() throws IOException {
        for (String name : List.of("codex", "codex-legacy", "landrun")) {
            new DefinitionFolder(folder.resolve(name))
                    .write(DefinitionFolder.SMALLEST.replace("name: mine", "name: " + name));
        }
        new DefinitionFolder(folder.resolve("notes")).file("README.md", "no sandbox");
    }

    @Test
    void sandboxesAreListedByName() {
        assertThat(catalog.names()).containsExactly("codex", "codex-legacy", "landrun");
        assertThat(catalog.definitions())
                .extracting(SandboxDefinition::name)
                .containsExactly("codex", "codex-legacy", "landrun");
    }

    @ParameterizedTest
    @CsvSource({"codex, codex@1.2.0", "codex@1.1.0, codex@1.1.0", "landrun, landrun@1.2.0"})
    void sandboxIsFoundByNameAndVersion(String reference, String found) {
        assertThat(catalog.find(reference)).hasToString(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"codex/sandbox.yaml", "codex", "codex/", "codex/../codex/sandbox.yaml"})
    void sandboxIsFoundByPath(String path) {
        assertThat(catalog.find(folder + "/" + path)).hasToString("codex@1.2.0");
        assertThat(catalog.find(folder + "/" + path + "@1.1.0")).hasToString("codex@1.1.0");
    }

    @Test
    void pathMayHaveAnAtSign() throws IOException {
        new DefinitionFolder(folder.resolve("a@b")).write(DefinitionFolder.SMALLEST);

        assertThat(catalog.find(folder + "/a@b")).hasToString("mine@1.2.0");
        assertThat(catalog.find(folder + "/a@b/sandbox.yaml@1.1.0")).hasToString("mine@1.1.0");
    }

    @Test
    void variantsAreSandboxesWithANameOfTheirOwn() throws IOException {
        new DefinitionFolder(folder.resolve("landrun"))
                .write(DefinitionFolder.SMALLEST.replace("name: mine", "name: landrun") + VARIANTS);

        assertThat(catalog.names())
                .containsExactly("codex", "codex-legacy", "landrun", "landrun-loose", "landrun-old-abi");
        assertThat(catalog.find("landrun-old-abi")).hasToString("landrun-old-abi@1.1.0");
        assertThat(catalog.find("landrun-loose@1.1.0")).hasToString("landrun-loose@1.1.0");
        assertThat(catalog.find(folder + "/landrun")).hasToString("landrun@1.2.0");
        assertThat(catalog.find(folder + "/landrun#loose")).hasToString("landrun-loose@1.2.0");
        assertThat(catalog.find(folder + "/landrun/sandbox.yaml#loose@1.1.0")).hasToString("landrun-loose@1.1.0");
        assertThatThrownBy(() -> catalog.find(folder + "/landrun#lose"))
                .isExactlyInstanceOf(SandboxException.class)
                .hasMessage("Sandbox [landrun]: unknown variant [lose]; known: old-abi, loose; did you mean loose?");
        assertThatThrownBy(() -> catalog.find("landrun-lose"))
                .hasMessageContaining("unknown sandbox [landrun-lose]")
                .hasMessageEndingWith("did you mean landrun-loose?");
    }

    @Test
    void noTwoSandboxesHaveTheSameName() throws IOException {
        new DefinitionFolder(folder.resolve("codex"))
                .write(DefinitionFolder.SMALLEST.replace("name: mine", "name: codex")
                        + "variants:\n  legacy:\n    title: x\n");

        assertThatThrownBy(catalog::names)
                .isExactlyInstanceOf(SandboxException.class)
                .hasMessage("Two sandboxes have the name [codex-legacy], in [%s] and [%s]; rename one"
                        .formatted(folder.resolve("codex"), folder.resolve("codex-legacy")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    codx         | unknown sandbox [codx]; known: codex, codex-legacy, landrun; did you mean codex?
                    legacy@1.2.0 | unknown sandbox [legacy]; known: codex, codex-legacy, landrun; did you mean codex-legacy?
                    gvisor       | unknown sandbox [gvisor]; known: codex, codex-legacy, landrun
                    pom.xml      | unknown sandbox [pom.xml]; known: codex, codex-legacy, landrun; for the path, write ./pom.xml
                    codex@1.1    | Sandbox [codex]: unknown version [1.1]; known: 1.2.0, 1.1.0; did you mean 1.1.0?
                    codex@       | Sandbox [codex]: unknown version []; known: 1.2.0, 1.1.0
                    """)
    void unknownSandboxOrVersionIsAnsweredWithTheNearOnes(String reference, String message) {
        assertThatThrownBy(() -> catalog.find(reference))
                .isExactlyInstanceOf(SandboxException.class)
                .hasMessage(message);
    }

    @Test
    void whereReleasesCanBeInstalledAnyVersionWillDo() throws IOException {
        new DefinitionFolder(folder.resolve("mine"))
                .write(DefinitionFolder.SMALLEST.replace("versions:", "releases: {npm: mine}\nversions:"));

        assertThat(catalog.find(folder + "/mine@1.9.3-beta.1")).hasToString("mine@1.9.3-beta.1");
        assertThatThrownBy(() -> catalog.find(folder + "/mine@$(id)")).hasMessageContaining("unknown version [$(id)]");
    }

    @Test
    void missingFileIsNamed() {
        assertThatThrownBy(() -> catalog.find("./nowhere.yaml"))
                .isExactlyInstanceOf(YamlException.class)
                .hasMessage("Sandbox definition [./nowhere.yaml]: does not exist");
    }

    @Test
    void definitionMustBeNamedAsItsFolder() throws IOException {
        DefinitionFolder other = new DefinitionFolder(folder.resolve("other")).write(DefinitionFolder.SMALLEST);

        assertThatThrownBy(() -> catalog.find("other"))
                .hasMessage("Sandbox definition [" + other.definition()
                        + "]: its name [mine] must be that of its folder, [other]");
    }

    @Test
    void sandboxesAreFoundInsideOfAJar() throws IOException {
        try (FileSystem jar = FileSystems.newFileSystem(folder.resolve("fixtures.jar"), Map.of("create", "true"))) {
            Path inside = jar.getPath("sandboxes");
            new DefinitionFolder(inside.resolve("mine"))
                    .write(DefinitionFolder.SMALLEST.replace("confine", "\"{sandbox}/lib/confine.sh\""))
                    .file("lib/confine.sh", "");

            SandboxDefinition mine = new SandboxCatalog(inside).find("mine").definition();

            assertThat(mine.files()).hasToString("[lib/confine.sh]");
            assertThat(mine.directory().resolve(mine.files().get(0))).exists();
        }
    }

    @Test
    void definitionsThatComeWithTheKitAreWhole() {
        assertThat(SandboxCatalog.ofFixtures().definitions())
                .extracting(SandboxDefinition::name)
                .contains("ref-permits-all", "ref-denies-bind");
    }
}
