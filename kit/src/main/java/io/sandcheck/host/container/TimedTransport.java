package io.sandcheck.host.container;

import com.github.dockerjava.transport.DockerHttpClient;
import io.sandcheck.host.HostException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Limits the time of every request, in case an engine is stopped, or nobody answers behind a socket.
 *
 * <p>The limit is kept here, not in the client's settings, because a Unix socket has no time limit. For answers that
 * take as long as the work itself (a build, the output of a process), only the time to their beginning is limited; the
 * reader limits the rest.
 */
final class TimedTransport implements DockerHttpClient {

    /** A build answers when its first step writes something, which may be long after the context was sent. */
    private static final Pattern BUILD = Pattern.compile("(/v[0-9.]+)?/build(\\?.*)?");

    private static final Pattern ENDLESS =
            Pattern.compile("(/v[0-9.]+)?/(containers/[^/]+/(attach|wait|logs)|exec/[^/]+/start|events)(\\?.*)?");

    /** After a request without an answer, the next ones get less time. */
    private static final int LESS = 10;

    private final DockerHttpClient transport;
    private final URI address;
    private final Duration patience;
    private volatile boolean silent;

    /**
     * Limit the requests of a client.
     *
     * @param patience how long an answer may take
     */
    TimedTransport(DockerHttpClient transport, URI address, Duration patience) {
        this.transport = transport;
        this.address = address;
        this.patience = patience;
    }

    @Override
    public Response execute(Request request) {
        String what = "%s %s".formatted(request.method(), request.path().replaceFirst("\\?.*", ""));
        boolean endless = request.hijackedInput() != null
                || ENDLESS.matcher(request.path()).matches();
        try {
            if (BUILD.matcher(request.path()).matches()) {
                return transport.execute(request);
            }
            Duration limit = silent ? patience.dividedBy(LESS) : patience;
            Response response =
                    within(limit, () -> endless ? transport.execute(request) : whole(transport.execute(request)));
            silent = false;
            return response;
        } catch (TimeoutException e) {
            silent = true;
            throw silent(address, what, e);
        } catch (RuntimeException e) {
            throw new HostException(
                    "the container engine at [%s] did not answer [%s]: %s; see whether it runs (`docker version`)"
                            .formatted(address, what, ContainerEngine.rootMessage(e)),
                    e);
        }
    }

    static HostException silent(URI address, String what, TimeoutException problem) {
        return new HostException(
                "the container engine at [%s] did not answer [%s] %s; see whether it hangs (`docker version`), and start it again"
                        .formatted(address, what, problem.getMessage()),
                problem);
    }

    /**
     * Run something that may never end. After the limit it is left alone.
     *
     * @throws TimeoutException if it has not ended in time
     */
    static <T extends AutoCloseable> T within(Duration limit, Supplier<T> act) throws TimeoutException {
        CompletableFuture<T> done = new CompletableFuture<>();
        Thread acting = new Thread(() -> complete(done, act), "sandcheck-engine-request");
        acting.setDaemon(true);
        acting.start();
        try {
            return done.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            done.cancel(false);
            throw new TimeoutException("within %d s".formatted(limit.toSeconds()));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            done.cancel(false);
            Thread.currentThread().interrupt();
            throw new HostException("interrupted", e);
        }
    }

    /** Closes the result if nobody waits for it any more. */
    private static <T extends AutoCloseable> void complete(CompletableFuture<T> done, Supplier<T> act) {
        try {
            T result = act.get();
            if (!done.complete(result)) {
                result.close();
            }
        } catch (Exception | LinkageError e) {
            done.completeExceptionally(e);
        }
    }

    private static Response whole(Response response) {
        try (response;
                InputStream body = response.getBody()) {
            return new Answer(response.getStatusCode(), response.getHeaders(), body.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the answer broke off: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }

    /** An answer that has arrived completely. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares it
    private record Answer(int status, Map<String, List<String>> headers, byte[] content) implements Response {

        @Override
        public int getStatusCode() {
            return status;
        }

        @Override
        public Map<String, List<String>> getHeaders() {
            return headers;
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(content);
        }

        @Override
        public void close() {
            // It was read to its end.
        }
    }
}
