package io.sandcheck.host.container;

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

    private final AttachedContainer container;
    private final CompletableFuture<RunnerStreams> server;

    /** Begin to start a container that was created. */
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
        container.remove();
    }
}
