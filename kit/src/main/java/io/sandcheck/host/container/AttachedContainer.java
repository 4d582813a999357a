package io.sandcheck.host.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.ExecCreateCmd;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.WaitContainerCondition;
import io.sandcheck.host.HostException;
import io.sandcheck.host.RunnerStreams;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * A container whose first process ends when its standard input closes. When the attached process of the kit no longer
 * exists, the container ends and the engine removes it.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class AttachedContainer {

    private static final int SETUP_SECONDS = 30;
    private static final int REMOVAL_SECONDS = 30;

    /** The engine's message about a device that its machine does not have, in JSON or plain. */
    private static final Pattern NO_DEVICE = Pattern.compile(
            "gathering device information while adding custom device \\\\?\"(/[^\"\\\\]+)\\\\?\": no such file");

    private static final Pattern NO_GROUP = Pattern.compile("unable to find group ([^: ]+):");

    private final DockerClient client;
    private final String id;

    /** Use a container that was created and not yet started. */
    AttachedContainer(DockerClient client, String id) {
        this.client = client;
        this.id = id;
    }

    String id() {
        return id;
    }

    /**
     * Write a file in it, started or not.
     *
     * @param path absolute
     */
    public void put(String path, byte[] content) {
        put(Map.of(path, content));
    }

    /**
     * Write files in it, started or not. They belong to root, and others can read them.
     *
     * @param files by absolute path
     */
    public void put(Map<String, byte[]> files) {
        try (ContextArchive archive = new ContextArchive()) {
            archive.addWithDirectories(files);
            client.copyArchiveToContainerCmd(id)
                    .withTarInputStream(archive.read())
                    .withRemotePath("/")
                    .exec();
        } catch (IOException | DockerException e) {
            throw new HostException(
                    "%s cannot be written in container [%s]: %s"
                            .formatted(
                                    files.size() == 1 ? files.keySet() : files.size() + " files",
                                    id,
                                    ContainerEngine.words(e)),
                    e);
        }
    }

    /** Start it, attached to the streams of its first process. */
    public RunnerStreams start() {
        try {
            RunnerStreams streams = RunnerAttachment.attach(client.attachContainerCmd(id));
            client.startContainerCmd(id).exec();
            return streams;
        } catch (DockerException | HostException e) {
            String words = ContainerEngine.words(e);
            Matcher device = NO_DEVICE.matcher(words);
            if (device.find()) {
                throw new RefusedOptionException(
                        "devices: the machine of the engine has no device [%s]".formatted(device.group(1)));
            }
            Matcher group = NO_GROUP.matcher(words);
            if (group.find()) {
                throw new RefusedOptionException("user: the image has no group [%s]".formatted(group.group(1)));
            }
            throw new HostException("Container [%s] cannot be started: %s".formatted(id, words), e);
        }
    }

    /** Start one more process in it, which must end when its standard input closes. */
    public RunnerStreams execute(List<String> argv) {
        try {
            String exec = command(argv).withAttachStdin(true).exec().getId();
            return RunnerAttachment.start(client.execStartCmd(exec));
        } catch (DockerException e) {
            throw cannotBeExecuted(argv, e);
        }
    }

    /**
     * Execute a command as root, wait for it, and return its exit code as text; {@code null}, also as text, if it did
     * not end in time.
     */
    String executeAsRoot(List<String> argv) {
        try {
            String exec = command(argv).withUser("root").exec().getId();
            client.execStartCmd(exec).start().awaitCompletion(SETUP_SECONDS, TimeUnit.SECONDS);
            return String.valueOf(client.inspectExecCmd(exec).exec().getExitCodeLong());
        } catch (DockerException e) {
            throw cannotBeExecuted(argv, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cannotBeExecuted(argv, e);
        }
    }

    private ExecCreateCmd command(List<String> argv) {
        return client.execCreateCmd(id)
                .withCmd(argv.toArray(String[]::new))
                .withAttachStdout(true)
                .withAttachStderr(true);
    }

    private HostException cannotBeExecuted(List<String> argv, Exception cause) {
        return new HostException(
                "[%s] cannot be executed in container [%s]: %s"
                        .formatted(argv.get(0), id, ContainerEngine.words(cause)),
                cause);
    }

    /** Kill everything that runs in it, and remove it. The container is gone when this returns. */
    public void remove() {
        remove(client, id);
    }

    static void remove(DockerClient client, String id) {
        try {
            client.removeContainerCmd(id)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (NotFoundException e) {
            // Its first process has ended, and the engine has removed it.
        } catch (ConflictException e) {
            awaitRemoval(client, id);
        } catch (DockerException e) {
            throw new HostException("Container [%s] cannot be removed: %s".formatted(id, ContainerEngine.words(e)), e);
        }
    }

    /** The engine is already removing it. */
    private static void awaitRemoval(DockerClient client, String id) {
        try {
            client.waitContainerCmd(id)
                    .withCondition(WaitContainerCondition.REMOVED)
                    .start()
                    .awaitStatusCode(REMOVAL_SECONDS, TimeUnit.SECONDS);
        } catch (NotFoundException | DockerClientException e) {
            // It was removed before anybody waited.
        }
    }
}
