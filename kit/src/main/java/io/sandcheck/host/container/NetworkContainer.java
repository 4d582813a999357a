package io.sandcheck.host.container;

import io.sandcheck.host.RunnerStreams;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The container whose network a host's container joins. It starts in the background, and must be running before the
 * other one starts. It also ends when its standard input closes.
 */
final class NetworkContainer {

    /** Address of its name server. */
    static final String NAME_SERVER = "192.0.2.53";

    static final List<String> COMMAND = List.of("python3", "-I", "-u", "/opt/sandcheck/serve_network.py", NAME_SERVER);

    private final AttachedContainer container;
    private final CompletableFuture<RunnerStreams> server;

    /** Start a container in the background. */
    NetworkContainer(AttachedContainer container) {
        this.container = container;
        this.server = CompletableFuture.supplyAsync(container::start, NetworkContainer::inBackground);
    }

    private static void inBackground(Runnable task) {
        Thread thread = new Thread(task, "sandcheck-network");
        thread.setDaemon(true);
        thread.start();
    }

    String id() {
        return container.id();
    }

    /** Return the streams of its first process, after it has started. */
    RunnerStreams server() {
        try {
            return server.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Tell it to end, which takes no time; {@link #remove()} waits for it. */
    void end() {
        try {
            server().close();
        } catch (RuntimeException e) {
            // It did not start.
        }
    }

    /** Remove it. The container is gone when this returns. */
    void remove() {
        end();
        container.remove();
    }
}
