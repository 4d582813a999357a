package io.sandcheck.host.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.WaitContainerCondition;
import io.sandcheck.fixture.Fixtures;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostException;
import io.sandcheck.host.RunnerStreams;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A container whose first process is a runner. It ends, and the engine removes it, when the process is gone that is
 * attached to its standard input.
 */
final class HostContainer {

    private static final String DIRECTORY = "/opt/sandcheck/";
    private static final String RUNNER = DIRECTORY + "runner.py";

    /** Python, isolated from what the environment says to it. */
    private static final List<String> PYTHON = List.of("python3", "-I", "-u");

    private static final int SETUP_SECONDS = 30;

    private static final int REMOVAL_SECONDS = 30;

    private final DockerClient client;
    private final String id;
    private final HostCondition condition;
    private final List<String> command;
    private boolean started;

    /** Take over a container that was created and not yet started. */
    HostContainer(DockerClient client, String id, HostCondition condition) {
        this(client, id, condition, command(condition));
    }

    /** Take over one that finds a runner in files that it shares, and executes it by this command. */
    HostContainer(DockerClient client, String id, List<String> command) {
        this(client, id, HostCondition.NONE, command);
    }

    private HostContainer(DockerClient client, String id, HostCondition condition, List<String> command) {
        this.client = client;
        this.id = id;
        this.condition = condition;
        this.command = command;
    }

    String id() {
        return id;
    }

    /** Return what runs in a container first, and beside that: a runner, through the entry of its condition. */
    static List<String> command(HostCondition condition) {
        List<String> words = new ArrayList<>();
        if (!condition.entry().isEmpty()) {
            words.addAll(PYTHON);
            words.add(DIRECTORY + condition.entry());
        }
        words.addAll(PYTHON);
        words.add(RUNNER);
        return words;
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
        if (command.equals(command(condition))) {
            putPrograms();
        }
        RunnerStreams streams = RunnerAttachment.attach(client.attachContainerCmd(id));
        client.startContainerCmd(id).exec();
        started = true;
        if (!condition.setup().isEmpty()) {
            setUp();
        }
        return streams;
    }

    private RunnerStreams startAnother() {
        String exec = client.execCreateCmd(id)
                .withCmd(command.toArray(String[]::new))
                .withAttachStdin(true)
                .withAttachStdout(true)
                .withAttachStderr(true)
                .exec()
                .getId();
        return RunnerAttachment.start(client.execStartCmd(exec));
    }

    private void setUp() {
        String exec = client.execCreateCmd(id)
                .withUser("root")
                .withCmd(condition.setup().toArray(String[]::new))
                .withAttachStdout(true)
                .withAttachStderr(true)
                .exec()
                .getId();
        try {
            client.execStartCmd(exec).start().awaitCompletion(SETUP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Long exitCode = client.inspectExecCmd(exec).exec().getExitCodeLong();
        if (exitCode == null || exitCode != 0) {
            throw new HostException("Condition [%s] cannot be set up in container [%s]: %s ended with %s"
                    .formatted(condition, id, condition.setup(), exitCode));
        }
    }

    /** The programs are not part of the image, so that a change of them builds no image anew. */
    private void putPrograms() {
        try (ContextArchive archive = new ContextArchive()) {
            archive.add(RUNNER.substring(1), read("runner", "runner.py"));
            if (!condition.entry().isEmpty()) {
                archive.add((DIRECTORY + condition.entry()).substring(1), read("hosts", condition.entry()));
            }
            client.copyArchiveToContainerCmd(id)
                    .withTarInputStream(archive.read())
                    .withRemotePath("/")
                    .exec();
        } catch (IOException e) {
            throw new HostException("The runner cannot be copied to container [%s]: %s".formatted(id, e), e);
        }
    }

    private static byte[] read(String folder, String file) throws IOException {
        return Files.readAllBytes(Fixtures.folder(folder).resolve(file));
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
