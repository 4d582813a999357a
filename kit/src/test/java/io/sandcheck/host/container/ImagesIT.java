package io.sandcheck.host.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import io.sandcheck.host.HostException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RequiresDocker
class ImagesIT {

    private final DockerClient client = ContainerEngine.ofThisMachine().connect();
    private final Images images = new Images(client);
    private final Queue<String> progress = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path folder;

    private ImageRecipe recipe;

    @BeforeEach
    void writeFolder() throws IOException {
        recipe = new ImageRecipe("images-it", folder.resolve("Dockerfile"), Map.of());
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\nCOPY file /\n");
        Files.writeString(folder.resolve("file"), UUID.randomUUID().toString());
    }

    @AfterEach
    void removeImage() {
        try {
            client.removeImageCmd(Images.tag(recipe)).exec();
        } catch (NotFoundException e) {
            // It was not to be built.
        }
    }

    @Test
    void anImageIsBuiltOnceHoweverManyAskForIt() {
        List<CompletableFuture<String>> tags = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> images.require(recipe, progress::add)))
                .limit(4)
                .toList();

        assertThat(tags).allSatisfy(tag -> assertThat(tag.join()).isEqualTo(Images.tag(recipe)));
        assertThat(progress).filteredOn(line -> line.contains("FROM scratch")).hasSize(1);
    }

    @Test
    void anImageThatIsThereIsNotBuiltAgain() {
        images.require(recipe, progress::add);
        progress.clear();
        new Images(client).require(recipe, progress::add);

        assertThat(progress).isEmpty();
    }

    @Test
    void anImageCarriesTheLabelOfTheKit() {
        String tag = images.require(recipe, progress::add);

        assertThat(client.inspectImageCmd(tag).exec().getConfig())
                .extracting(config -> config.getLabels())
                .isEqualTo(Map.of("io.sandcheck.image", "images-it"));
    }

    @Test
    void aFailedBuildShowsTheEndOfItsOutput() throws IOException {
        Files.writeString(
                folder.resolve("Dockerfile"),
                "FROM %s\nRUN echo this is why; exit 7\n".formatted(Images.tag(ImageRecipe.bundled("base"))));
        images.require(ImageRecipe.bundled("base"), progress::add);

        assertThatThrownBy(() -> images.require(recipe, progress::add))
                .isInstanceOf(HostException.class)
                .hasMessageStartingWith("Image [images-it] cannot be built: ")
                .hasMessageContaining("exit 7")
                .hasMessageContaining("this is why");
    }

    @Test
    void aFailedBuildShowsTheLineOfAnInstallerThatSaysWhy() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), """
                FROM %s
                RUN echo 'W: Failed to fetch what nobody needs'
                RUN printf 'npm error code ETARGET\\nnpm error notarget No matching version\\nnpm error more\\n' >&2; exit 1
                """.formatted(Images.tag(ImageRecipe.bundled("base"))));
        images.require(ImageRecipe.bundled("base"), progress::add);

        assertThatThrownBy(() -> images.require(recipe, progress::add))
                .hasMessage("Image [images-it] cannot be built: npm error notarget No matching version");
    }

    @Test
    void aBuildMayTakeLongerThanTheEngineIsWaitedFor() throws IOException {
        String base = images.require(ImageRecipe.bundled("base"), progress::add);
        Files.writeString(folder.resolve("Dockerfile"), "FROM %s\nCOPY file /\nRUN sleep 1\n".formatted(base));

        String tag = new Images(client, Duration.ofMillis(20)).require(recipe, progress::add);

        assertThat(client.inspectImageCmd(tag).exec().getRepoTags()).contains(tag);
    }

    @Test
    void whereAnImageCannotBeHadTheSecondDockerfileIsBuilt() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM registry.invalid/nothing\n");
        Files.writeString(folder.resolve("Dockerfile.without-registry"), "FROM scratch\nCOPY file /\n");

        assertThat(images.require(recipe, progress::add)).isEqualTo(Images.tag(recipe));
    }

    @Test
    void whereNeitherCanBeBuiltBothReasonsAreGiven() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM registry.invalid/first\n");
        Files.writeString(folder.resolve("Dockerfile.without-registry"), "FROM registry.invalid/second\n");

        assertThatThrownBy(() -> images.require(recipe, progress::add))
                .isInstanceOf(HostException.class)
                .hasMessageContaining("registry.invalid/first")
                .hasMessageContaining("and without a registry: ")
                .hasMessageContaining("registry.invalid/second");
    }
}
