package io.sandcheck.host.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.WaitContainerCondition;
import io.sandcheck.fixture.Fixtures;
import io.sandcheck.host.HostException;
import io.sandcheck.host.RunnerStreams;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;

/**
 * A container whose first process is a runner. It ends, and the engine removes it, when the process is gone that is
 * attached to its standard input.
 */
final class HostContainer {

    private static final String RUNNER = "/opt/sandcheck/runner.py";

    /** What runs in it first; isolated from what the environment says to Python. */
    static final String[] COMMAND = {"python3", "-I", "-u", RUNNER};

    private static final int REMOVAL_SECONDS = 30;

    private final DockerClient client;
    private final String id;
    private boolean started;

    /** Take over a container that was created and not yet started. */
    HostContainer(DockerClient client, String id) {
        this.client = client;
        this.id = id;
    }

    /** Start a runner: the first process of the container, and after that one beside it each time. */
    synchronized RunnerStreams startRunner() {
        try {
            return started ? startAnother() : startFirst();
        } catch (DockerException e) {
            throw new HostException(
                    "A runner cannot be started in container [%s]: %s".formatted(id, e.getMessage()), e);
        }
    }

    private RunnerStreams startFirst() {
        putRunner();
        RunnerStreams streams = RunnerAttachment.attach(client.attachContainerCmd(id));
        client.startContainerCmd(id).exec();
        started = true;
        return streams;
    }

    private RunnerStreams startAnother() {
        String exec = client.execCreateCmd(id)
                .withCmd(COMMAND)
                .withAttachStdin(true)
                .withAttachStdout(true)
                .withAttachStderr(true)
                .exec()
                .getId();
        return RunnerAttachment.start(client.execStartCmd(exec));
    }

    /** The runner is not part of the image, so that a change of it builds no image anew. */
    private void putRunner() {
        try (ContextArchive archive = new ContextArchive()) {
            byte[] runner = Files.readAllBytes(Fixtures.folder("runner").resolve("runner.py"));
            archive.add(RUNNER.substring(1), runner);
            client.copyArchiveToContainerCmd(id)
                    .withTarInputStream(archive.read())
                    .withRemotePath("/")
                    .exec();
        } catch (IOException e) {
            throw new HostException("The runner cannot be copied to container [%s]: %s".formatted(id, e), e);
        }
    }

    /** Kill all that runs in it and remove it; done when this returns. */
    void remove() {
        remove(client, id);
    }

    static void remove(DockerClient client, String id) {
        try {
            client.removeContainerCmd(id)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (NotFoundException e) {
            // Its first process had ended, and the engine has removed it.
        } catch (ConflictException e) {
            awaitRemoval(client, id);
        }
    }

    /** The engine is at it already. */
    private static void awaitRemoval(DockerClient client, String id) {
        try {
            client.waitContainerCmd(id)
                    .withCondition(WaitContainerCondition.REMOVED)
                    .start()
                    .awaitStatusCode(REMOVAL_SECONDS, TimeUnit.SECONDS);
        } catch (NotFoundException | DockerClientException e) {
            // Gone before anybody waited.
        }
    }
}
