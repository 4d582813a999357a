package io.sandcheck.host.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Image;
import io.sandcheck.host.HostException;
import io.sandcheck.host.RunOwner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Removes containers and images that runs left behind; labels identify them. */
final class ContainerSweep {

    private static final String NAMELESS = "<none>:<none>";

    private final DockerClient client;

    ContainerSweep(DockerClient client) {
        this.client = client;
    }

    /** Remove the containers of certain runs. Return a line for each. */
    List<String> removeContainers(Predicate<RunOwner> whose) {
        List<String> removed = new ArrayList<>();
        for (Container container : containers()) {
            if (Labels.ownerOf(container).filter(whose).isPresent()) {
                AttachedContainer.remove(client, container.getId());
                removed.add("container " + container.getId().substring(0, 12));
            }
        }
        return removed;
    }

    private List<Container> containers() {
        try {
            return client.listContainersCmd()
                    .withShowAll(true)
                    .withLabelFilter(List.of(Labels.OWNER))
                    .exec();
        } catch (DockerException e) {
            throw new HostException("The containers cannot be listed: %s".formatted(ContainerEngine.words(e)), e);
        }
    }

    /** Remove all images of the kit, except those that a container uses. Return a line for each. */
    List<String> removeImages() {
        return images().stream()
                .flatMap(image -> ours(image.getId(), image.getRepoTags()))
                .filter(this::removeImage)
                .map(name -> "image " + name)
                .toList();
    }

    private List<Image> images() {
        try {
            return client.listImagesCmd().withLabelFilter(Labels.IMAGE).exec();
        } catch (DockerException e) {
            throw new HostException("The images cannot be listed: %s".formatted(ContainerEngine.words(e)), e);
        }
    }

    /**
     * An image that somebody built on one of the kit's also has its label, so the label alone does not identify the
     * kit's images.
     */
    static Stream<String> ours(String id, String @Nullable [] tags) {
        List<String> names = Stream.ofNullable(tags)
                .flatMap(Arrays::stream)
                .filter(tag -> !tag.equals(NAMELESS))
                .toList();
        return names.isEmpty() ? Stream.of(id) : names.stream().filter(Images::isOurs);
    }

    private boolean removeImage(String name) {
        try {
            client.removeImageCmd(name).exec();
            return true;
        } catch (NotFoundException | ConflictException e) {
            return false;
        } catch (DockerException e) {
            throw new HostException("Image [%s] cannot be removed: %s".formatted(name, ContainerEngine.words(e)), e);
        }
    }
}
