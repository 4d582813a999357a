package io.sandcheck.campaign;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before the engine of this machine, and passes on what it is asked, until it does not any more. */
final class EngineProxy implements AutoCloseable {

    private static final Path ENGINE = Path.of("/var/run/docker.sock");

    private static final int SLOW_MS = 300;

    private final Path socket;
    private final ServerSocketChannel server;
    private final EngineTrouble trouble;
    private final int begins;
    private final AtomicInteger requests = new AtomicInteger();
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private volatile boolean troubled;

    /**
     * Listen.
     *
     * @param begins with which connection the trouble begins, counted from 1
     */
    EngineProxy(Path socket, EngineTrouble trouble, int begins) throws IOException {
        this.socket = socket;
        this.trouble = trouble;
        this.begins = begins;
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        inBackground(this::accept);
    }

    static boolean possible() {
        return Files.isWritable(ENGINE);
    }

    String address() {
        return "unix://" + socket;
    }

    private static void inBackground(Runnable task) {
        Thread thread = new Thread(task, "campaign-engine");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel client = server.accept();
                open.add(client);
                inBackground(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(SocketChannel client) {
        try (client;
                SocketChannel engine = SocketChannel.open(UnixDomainSocketAddress.of(ENGINE))) {
            open.add(engine);
            inBackground(() -> answers(engine, client));
            ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
            while (client.read(buffer.clear()) >= 0) {
                if (isRequest(buffer.flip()) && requests.incrementAndGet() == begins) {
                    troubled = true;
                    begin();
                }
                if (!spoilt(client, buffer)) {
                    write(engine, buffer);
                }
            }
        } catch (IOException e) {
            // One of both has hung up.
        }
    }

    private static boolean isRequest(ByteBuffer buffer) {
        String start = StandardCharsets.ISO_8859_1
                .decode(buffer.duplicate().limit(Math.min(buffer.limit(), 8)))
                .toString();
        return start.matches("(GET|POST|PUT|DELETE|HEAD) .*");
    }

    /** What happens to all connections at once. */
    private void begin() throws IOException {
        if (trouble == EngineTrouble.DIES || trouble == EngineTrouble.RESTARTS) {
            if (trouble == EngineTrouble.DIES) {
                server.close();
                Files.deleteIfExists(socket);
            }
            for (SocketChannel each : open) {
                each.close();
            }
        }
    }

    /** Do with a request what the trouble does; false if it is to be passed on. */
    private boolean spoilt(SocketChannel client, ByteBuffer request) throws IOException {
        if (!troubled) {
            return false;
        }
        switch (trouble) {
            case HANGS -> {
                return true;
            }
            case IS_SLOW -> pause();
            case IS_FULL -> {
                boolean creates = StandardCharsets.ISO_8859_1
                        .decode(request.duplicate())
                        .toString()
                        .matches("(?s)(POST|PUT) (/v[0-9.]+)?/(containers|build|exec).*");
                if (creates) {
                    answer(client, "500 Internal Server Error", "{\"message\":\"no space left on device\"}\n");
                    return true;
                }
            }
            case TALKS_NONSENSE -> {
                write(client, StandardCharsets.ISO_8859_1.encode("\u0000\u0001 nonsense\r\n\r\n"));
                client.close();
                return true;
            }
            default -> {}
        }
        return false;
    }

    private static void answer(SocketChannel client, String status, String body) throws IOException {
        String head = "HTTP/1.1 %s\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
                .formatted(status, body.length());
        write(client, StandardCharsets.ISO_8859_1.encode(head + body));
        client.close();
    }

    private void answers(SocketChannel engine, SocketChannel client) {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        try {
            while (engine.read(buffer.clear()) >= 0) {
                if (troubled && trouble == EngineTrouble.HANGS) {
                    continue;
                }
                write(client, buffer.flip());
            }
            client.shutdownOutput();
        } catch (IOException e) {
            // One of both has hung up.
        }
    }

    private static void write(SocketChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(SLOW_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(socket);
        for (SocketChannel each : open) {
            each.close();
        }
    }
}
