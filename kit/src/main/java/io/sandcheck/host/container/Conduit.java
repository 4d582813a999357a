package io.sandcheck.host.container;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Passes bytes from writing threads to one reading thread.
 *
 * <p>Unlike {@code java.io.PipedInputStream}, it wakes the reader at once, not at the next full second, and continues
 * if a thread that wrote has ended. Unlike a pipe of {@code java.nio}, it survives an interrupt of the writer.
 */
final class Conduit {

    /** Limits its content: a writer waits for the reader. */
    private static final int CHUNKS = 1024;

    private static final byte[] END = new byte[0];

    private final BlockingQueue<byte[]> chunks = new LinkedBlockingQueue<>(CHUNKS);
    private final In in = new In();
    private final Out out = new Out();
    private volatile boolean closed;

    InputStream in() {
        return in;
    }

    Out out() {
        return out;
    }

    final class Out extends OutputStream {

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (closed) {
                throw new IOException("the stream is closed");
            }
            if (length > 0) {
                hand(Arrays.copyOfRange(bytes, offset, offset + length));
            }
        }

        @Override
        public void close() {
            closed = true;
            // Wakes the reader. A reader that finds the queue full checks the flag after it has emptied the queue.
            chunks.offer(END);
        }

        private void hand(byte[] chunk) {
            boolean interrupted = false;
            boolean handed = false;
            while (!handed && !closed) {
                try {
                    handed = chunks.offer(chunk, 1, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private final class In extends InputStream {

        private byte[] chunk = END;
        private int position;
        private boolean ended;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (position == chunk.length && !next()) {
                return -1;
            }
            int count = Math.min(length, chunk.length - position);
            System.arraycopy(chunk, position, bytes, offset, count);
            position += count;
            return count;
        }

        private boolean next() throws IOException {
            Optional<byte[]> taken = Optional.empty();
            while (taken.isEmpty() && !ended) {
                // In this order, so that everything that was passed on before the end is seen before it.
                boolean last = closed;
                taken = take();
                ended = taken.isEmpty() ? last : taken.get().length == 0;
            }
            chunk = taken.orElse(END);
            position = 0;
            return !ended;
        }

        private Optional<byte[]> take() throws IOException {
            try {
                return Optional.ofNullable(chunks.poll(1, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while reading", e);
            }
        }
    }
}
