package io.sandcheck.host;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The lines that a runner writes: one thread receives them, and the thread that asked takes them.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class AnswerLines extends OutputStream {

    /** Longest line, in bytes. It is many times longer than both streams of a command at their limits. */
    private static final int LONGEST = 1 << 26;

    private static final String END = "";

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private ByteArrayOutputStream unfinished = new ByteArrayOutputStream(256);
    private @Nullable String fault;

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] chunk, int offset, int length) {
        int begin = offset;
        for (int i = offset; i < offset + length; i++) {
            if (chunk[i] == '\n') {
                unfinished.write(chunk, begin, i - begin);
                lines.add(unfinished.toString(StandardCharsets.UTF_8));
                unfinished = new ByteArrayOutputStream(256);
                begin = i + 1;
            }
        }
        int rest = offset + length - begin;
        if (unfinished.size() + rest > LONGEST) {
            end("it wrote a line of more than " + LONGEST + " bytes");
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
