package io.sandcheck.host;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The lines that a runner writes: one thread receives them, and the thread that asked takes them.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class AnswerLines extends OutputStream {

    /**
     * How much may wait to be taken. A runner answers one request after the other, and this is many times longer
     * than both streams of a command at their limits.
     */
    private static final int MOST = 1 << 26;

    private static final String END = "";

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private ByteArrayOutputStream unfinished = new ByteArrayOutputStream(256);
    private final AtomicLong waiting = new AtomicLong();
    private @Nullable String fault;

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] chunk, int offset, int length) {
        if (hasEnded()) {
            return;
        }
        int begin = offset;
        for (int i = offset; i < offset + length; i++) {
            if (chunk[i] == '\n') {
                unfinished.write(chunk, begin, i - begin);
                String line = unfinished.toString(StandardCharsets.UTF_8);
                waiting.addAndGet(line.length());
                lines.add(line);
                unfinished = new ByteArrayOutputStream(256);
                begin = i + 1;
            }
        }
        int rest = offset + length - begin;
        if (waiting.get() + unfinished.size() + rest > MOST) {
            end("it wrote more than " + MOST + " bytes at once");
        } else {
            unfinished.write(chunk, begin, rest);
        }
    }

    /** Say that no more lines will come. */
    @Override
    public void close() {
        end("it ended");
    }

    private void end(String reason) {
        synchronized (this) {
            fault = fault == null ? reason : fault;
        }
        lines.add(END);
    }

    private synchronized boolean hasEnded() {
        return fault != null;
    }

    private synchronized String fault() {
        return fault == null ? "it wrote an empty line" : fault;
    }

    /**
     * Wait for the next line; empty if none came in time.
     *
     * @throws EndedException if no more lines will come
     */
    public Optional<String> next(Duration patience) throws InterruptedException, EndedException {
        String line = lines.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (END.equals(line)) {
            lines.add(END);
            throw new EndedException(fault());
        }
        if (line != null) {
            waiting.addAndGet(-line.length());
        }
        return Optional.ofNullable(line);
    }

    /** No more lines will come. */
    public static final class EndedException extends Exception {

        private static final long serialVersionUID = 1L;

        EndedException(String reason) {
            super(reason);
        }
    }
}
