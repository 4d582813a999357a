package io.sandcheck.host.process;

import io.sandcheck.host.LastWords;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.zeroturnaround.exec.stream.ExecuteStreamHandler;

/** Hands over the streams of a process as they are, and keeps the end of what it writes to standard error. */
final class ProcessStreams implements ExecuteStreamHandler {

    private static final int CHUNK = 4096;

    private @Nullable OutputStream stdin;
    private @Nullable InputStream stdout;
    private @Nullable InputStream stderr;
    private final LastWords lastWords = new LastWords();

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

    String lastWords() {
        return lastWords.toString();
    }

    private void pumpStderr() {
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = started(stderr)) {
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                lastWords.add(chunk, length);
            }
        } catch (IOException e) {
            // The process ended; what was kept stays.
        }
    }

    private static <T> T started(@Nullable T stream) {
        if (stream == null) {
            throw new IllegalStateException("The process has not been started");
        }
        return stream;
    }
}
