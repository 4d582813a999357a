package io.sandcheck.host.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import io.sandcheck.host.HostException;
import io.sandcheck.host.RunnerStreams;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The container whose network a host's container joins. It is started in the background, and must have been when the
 * other one is. Like that one it ends with its standard input.
 */
final class NetworkContainer {

    /** Address of its name server. */
    static final String NAME_SERVER = "192.0.2.53";

    static final List<String> COMMAND = List.of("python3", "-I", "-u", "/opt/sandcheck/serve_network.py", NAME_SERVER);

    private final DockerClient client;
    private final String id;
    private final CompletableFuture<RunnerStreams> server;

    /** Begin to start a container that was created. */
    NetworkContainer(DockerClient client, String id) {
        this.client = client;
        this.id = id;
        this.server = CompletableFuture.supplyAsync(() -> start(client, id), NetworkContainer::inBackground);
    }

    private static void inBackground(Runnable task) {
        Thread thread = new Thread(task, "sandcheck-network");
        thread.setDaemon(true);
        thread.start();
    }

    private static RunnerStreams start(DockerClient client, String id) {
        try {
            RunnerStreams streams = RunnerAttachment.attach(client.attachContainerCmd(id));
            client.startContainerCmd(id).exec();
            return streams;
        } catch (DockerException | HostException e) {
            throw new HostException(
                    "The network of a host, container [%s], cannot be started: %s".formatted(id, e.getMessage()), e);
        }
    }

    String id() {
        return id;
    }

    /** Return the streams of its first process, once it is started. */
    RunnerStreams server() {
        try {
            return server.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Have it end, which takes no time; {@link #remove()} waits for it. */
    void end() {
        try {
            server().close();
        } catch (RuntimeException e) {
            // It did not start.
        }
    }

    /** Remove it; done when this returns. */
    void remove() {
        end();
        HostContainer.remove(client, id);
    }
}
