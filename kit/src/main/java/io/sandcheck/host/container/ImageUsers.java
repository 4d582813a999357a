package io.sandcheck.host.container;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import io.sandcheck.host.HostException;
import io.sandcheck.naming.KnownNames;
import io.sandcheck.sandbox.SandboxDefinition.ContainerOptions;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Checks the users of an image. The engine would report a missing user only when the container is started. */
final class ImageUsers {

    private static final String FILE = "/etc/passwd";

    /** All images of the kit have them. */
    private static final Set<String> KNOWN = Set.of("root", ContainerOptions.DEFAULT_USER);

    private ImageUsers() {}

    /**
     * Check that a container has a user. It need not be started.
     *
     * @param user as in {@code docker run --user}; a number needs no name
     * @throws HostException if there is no such user, with the name that may have been meant
     */
    static void require(DockerClient client, String container, String user) {
        String name = user.split(":", 2)[0];
        if (isOfEveryImage(user)) {
            return;
        }
        KnownNames users = KnownNames.of("user", names(client, container));
        if (!users.contains(name)) {
            throw new RefusedOptionException("user: " + users.unknown(name));
        }
    }

    /** Tell whether a user, with or without a group, needs no look into an image. */
    static boolean isOfEveryImage(String user) {
        return Arrays.stream(user.split(":", -1)).allMatch(name -> KNOWN.contains(name) || name.matches("\\d+"));
    }

    private static List<String> names(DockerClient client, String container) {
        try (InputStream archive =
                        client.copyArchiveFromContainerCmd(container, FILE).exec();
                TarArchiveInputStream tar = new TarArchiveInputStream(archive)) {
            tar.getNextEntry();
            return new String(tar.readAllBytes(), UTF_8)
                    .lines()
                    .map(line -> line.split(":", 2)[0])
                    .toList();
        } catch (DockerException | IOException e) {
            throw new HostException(
                    "[%s] of a container cannot be read: %s".formatted(FILE, ContainerEngine.words(e)), e);
        }
    }
}
