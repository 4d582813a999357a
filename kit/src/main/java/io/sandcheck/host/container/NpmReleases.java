package io.sandcheck.host.container;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import io.sandcheck.host.HostException;
import io.sandcheck.host.RunOwner;
import io.sandcheck.json.Json;
import io.sandcheck.sandbox.Release;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The releases of an npm package. The npm client lists them during an image build, because builds have a network; so
 * the list is fetched once a day.
 */
record NpmReleases(DockerClient client, Images images) {

    private static final String FILE = "/releases.json";
    private static final int DAY = "2026-01-01".length();

    List<Release> of(String name, RunOwner owner, LocalDate today, Consumer<String> progress) {
        ImageRecipe recipe = ImageRecipe.bundled("npm-releases").with(Map.of("PACKAGE", name, "DAY", today.toString()));
        Map<String, Object> view = Json.readObject(read(images.require(recipe, progress), owner), "npm view " + name);
        if (!(view.get("versions") instanceof List<?> versions) || !(view.get("time") instanceof Map<?, ?> times)) {
            throw new HostException("npm lists no releases of [%s]".formatted(name));
        }
        return versions.stream()
                .map(String::valueOf)
                .filter(Release::isVersion)
                .map(version -> new Release(version, day(times.get(version))))
                .sorted()
                .toList();
    }

    private static String day(@Nullable Object time) {
        return time instanceof String text && text.length() > DAY ? text.substring(0, DAY) : "";
    }

    private String read(String image, RunOwner owner) {
        try {
            // The container is never started, but the engine requires a command.
            String id = client.createContainerCmd(image)
                    .withCmd("true")
                    .withLabels(Labels.ofContainer(owner))
                    .exec()
                    .getId();
            try (InputStream archive =
                            client.copyArchiveFromContainerCmd(id, FILE).exec();
                    TarArchiveInputStream tar = new TarArchiveInputStream(archive)) {
                tar.getNextEntry();
                return new String(tar.readAllBytes(), UTF_8);
            } finally {
                AttachedContainer.remove(client, id);
            }
        } catch (DockerException | IOException e) {
            throw new HostException("Image [%s] cannot be read: %s".formatted(image, ContainerEngine.words(e)), e);
        }
    }
}
