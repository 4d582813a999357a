package io.sandcheck.host.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.sandcheck.fixture.Fixtures;
import io.sandcheck.host.HostException;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxCatalog;
import io.sandcheck.sandbox.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageTagTests {

    @TempDir
    private Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\nCOPY data /data\n");
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/file"), "content");
    }

    @Test
    void theTagIsTheNameAndAHash() {
        assertThat(tag(Map.of())).matches("sandcheck/some:[0-9a-f]{12}").isEqualTo(tag(Map.of()));
    }

    @Test
    void withoutPythonsTheImageIsOtherwiseTheSame() throws IOException {
        assertThat(instructions("images/python/Dockerfile.without-pythons"))
                .isNotEmpty()
                .isEqualTo(instructions("images/python/Dockerfile"));
    }

    private static List<String> instructions(String dockerfile) throws IOException {
        return Files.readAllLines(Fixtures.find(dockerfile)).stream()
                .filter(line -> !line.startsWith("#") && !line.contains("cpython"))
                .toList();
    }

    @Test
    void whatTheDockerfileDoesNotCopyChangesNothing() throws IOException {
        String before = tag(Map.of());
        Files.writeString(folder.resolve("expectations.yaml"), "[]");

        assertThat(tag(Map.of())).isEqualTo(before);
    }

    @Test
    void anotherContentIsAnotherImage() throws IOException {
        String before = tag(Map.of());
        Files.writeString(folder.resolve("data/file"), "other content");

        assertThat(tag(Map.of())).isNotEqualTo(before);
    }

    @Test
    void anotherNameOfACopiedFileIsAnotherImage() throws IOException {
        String before = tag(Map.of());
        Files.move(folder.resolve("data/file"), folder.resolve("data/elif"));

        assertThat(tag(Map.of())).isNotEqualTo(before);
    }

    @Test
    void anotherArgumentIsAnotherImage() {
        assertThat(tag(Map.of("VERSION", "1"))).isNotEqualTo(tag(Map.of("VERSION", "2")));
    }

    @Test
    void theSecondDockerfileBelongsToTheImage() throws IOException {
        String before = tag(Map.of());
        Files.writeString(folder.resolve("Dockerfile.without-registry"), "FROM scratch\n");

        assertThat(tag(Map.of())).isNotEqualTo(before);
    }

    @Test
    void anotherParentIsAnotherImage() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "ARG SANDCHECK_IMAGE_BASE\nFROM ${SANDCHECK_IMAGE_BASE}\n");
        String onBase = tag(Map.of());

        assertThat(onBase).isEqualTo(tag(Map.of()));
        assertThat(Images.tag(ImageRecipe.bundled("base"))).matches("sandcheck/base:[0-9a-f]{12}");
    }

    @Test
    void anImageThatIsBuiltOnThatOfASandboxIsAnotherWhereThatIs() {
        Sandbox bubblewrap = SandboxCatalog.ofFixtures().find("bubblewrap");
        Sandbox other = new Sandbox(bubblewrap.definition(), "0.0");

        assertThat(Images.tag(ImageRecipe.on(bubblewrap, "vm"))).matches("sandcheck/vm-bubblewrap:[0-9a-f]{12}");
        assertThat(Images.tag(ImageRecipe.on(other, "vm"))).matches("sandcheck/vm-bubblewrap-0.0:[0-9a-f]{12}");
        assertThat(hash(ImageRecipe.on(other, "vm"))).isNotEqualTo(hash(ImageRecipe.on(bubblewrap, "vm")));
    }

    @Test
    void allSandboxesShareTheLayersOfTheirTools() {
        List<Tool> tools = List.of(Tool.named("npm:pnpm"), Tool.named("git"), Tool.named("gnupg"));
        SandboxCatalog catalog = SandboxCatalog.ofFixtures();
        ImageRecipe bubblewrap = ImageRecipe.of(catalog.find("bubblewrap").with(tools));
        ImageRecipe codex = ImageRecipe.of(catalog.find("codex").with(tools));

        assertThat(bubblewrap.name()).isEqualTo("bubblewrap-tools");
        assertThat(bubblewrap.given()).containsOnlyKeys("python").isEqualTo(codex.given());
        ImageRecipe ofNpm = parent(bubblewrap, "python");
        assertThat(ofNpm.name()).isEqualTo("python-everyday-tools-large-tools-large-tools-npm");
        assertThat(ofNpm.arguments().get("PACKAGES")).contains("pnpm");
        ImageRecipe large = parent(ofNpm, "furnished");
        assertThat(large.arguments().get("PACKAGES")).contains("golang-go").doesNotContain("gnupg");
        assertThat(parent(large, "furnished").arguments().get("PACKAGES")).contains("git", "gnupg");
    }

    @Test
    void smallToolsAreInstalledTogetherAndOthersAreNotAskedFor() {
        Sandbox bubblewrap = SandboxCatalog.ofFixtures().find("bubblewrap");

        ImageRecipe recipe = ImageRecipe.of(bubblewrap.with(List.of(Tool.named("git"))));

        assertThat(recipe).isEqualTo(ImageRecipe.of(bubblewrap.with(List.of(Tool.named("gnupg")))));
        assertThat(parent(recipe, "python").name()).isEqualTo("python-everyday-tools");
    }

    @Test
    void toolThatTheKitDoesNotKnowLiesOnTop() {
        Sandbox bubblewrap = SandboxCatalog.ofFixtures().find("bubblewrap");

        ImageRecipe below =
                parent(ImageRecipe.of(bubblewrap.with(List.of(Tool.named("git"), Tool.named("cowsay")))), "python");

        assertThat(below.arguments()).containsExactly(entry("PACKAGES", "cowsay"));
        assertThat(parent(below, "furnished").name()).isEqualTo("python-everyday-tools");
    }

    @Test
    void toolsLieOnTopOfASandboxThatIsBuiltOnNothingOfTheKit() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\n");
        Files.writeString(folder.resolve("sandbox.yaml"), """
                name: foreign
                title: Foreign
                versions: ["1"]
                install: {dockerfile: Dockerfile}
                policies:
                  workspace-write: {argv: [sh, -c, "{command}"]}
                """);
        Sandbox foreign = SandboxCatalog.ofFixtures().find(folder.toString());

        ImageRecipe recipe = ImageRecipe.of(foreign.with(List.of(Tool.named("git"))));

        assertThat(recipe.name()).isEqualTo("foreign-1-everyday-tools");
        assertThat(recipe.given()).isEqualTo(Map.of("furnished", ImageRecipe.of(foreign)));
    }

    private static ImageRecipe parent(ImageRecipe recipe, String name) {
        return Objects.requireNonNull(recipe.given().get(name), name);
    }

    private static String hash(ImageRecipe recipe) {
        return Images.tag(recipe).replaceFirst(".*:", "");
    }

    @Test
    void aFileThatIsNeitherThereNorSuppliedIsNamed() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\nCOPY no-such-file /\n");

        assertThatThrownBy(() -> tag(Map.of()))
                .isInstanceOf(HostException.class)
                .hasMessage(
                        "Image [some]: its Dockerfile copies [no-such-file], which is neither in [%s] nor supplied by the kit"
                                .formatted(folder));
    }

    @Test
    void anImageOfTheKitThatDoesNotExistIsNamed() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "ARG SANDCHECK_IMAGE_NOSUCH\nFROM ${SANDCHECK_IMAGE_NOSUCH}\n");

        assertThatThrownBy(() -> tag(Map.of()))
                .isInstanceOf(HostException.class)
                .hasMessageContaining("Image [nosuch]: its Dockerfile [");
    }

    private String tag(Map<String, String> arguments) {
        return Images.tag(new ImageRecipe("some", folder.resolve("Dockerfile"), arguments));
    }
}
