package io.sandcheck.host.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.zeroturnaround.exec.stream.ExecuteStreamHandler;

/** Hands over the streams of a process as they are, and keeps the end of what it writes to standard error. */
final class ProcessStreams implements ExecuteStreamHandler {

    private static final int KEPT = 2000;

    private @Nullable OutputStream stdin;
    private @Nullable InputStream stdout;
    private @Nullable InputStream stderr;
    private byte[] tail = new byte[0];

    @Override
    public void setProcessInputStream(OutputStream stream) {
        stdin = stream;
    }

    @Override
    public void setProcessOutputStream(InputStream stream) {
        stdout = stream;
    }

    @Override
    public void setProcessErrorStream(InputStream stream) {
        stderr = stream;
    }

    @Override
    public void start() {
        Thread pump = new Thread(this::pumpStderr, "sandcheck-runner-stderr");
        pump.setDaemon(true);
        pump.start();
    }

    @Override
    public void stop() {
        // Nothing is buffered here: whoever reads the streams sees their end.
    }

    OutputStream stdin() {
        return started(stdin);
    }

    InputStream stdout() {
        return started(stdout);
    }

    synchronized String stderrTail() {
        return new String(tail, StandardCharsets.UTF_8);
    }

    private void pumpStderr() {
        byte[] chunk = new byte[KEPT];
        try (InputStream in = started(stderr)) {
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                keep(chunk, length);
            }
        } catch (IOException e) {
            // The process ended; what was kept stays.
        }
    }

    private synchronized void keep(byte[] chunk, int length) {
        byte[] joined = Arrays.copyOf(tail, tail.length + length);
        System.arraycopy(chunk, 0, joined, tail.length, length);
        tail = Arrays.copyOfRange(joined, Math.max(0, joined.length - KEPT), joined.length);
    }

    private static <T> T started(@Nullable T stream) {
        if (stream == null) {
            throw new IllegalStateException("The process has not been started");
        }
        return stream;
    }
}
