package io.sandcheck.host.process;

import io.sandcheck.host.AnswerLines;
import io.sandcheck.host.LastWords;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.zeroturnaround.exec.stream.ExecuteStreamHandler;

/** Passes on the streams of a process, and reads what it writes. */
final class ProcessStreams implements ExecuteStreamHandler {

    private @Nullable OutputStream stdin;
    private @Nullable InputStream stdout;
    private @Nullable InputStream stderr;
    private final AnswerLines answers = new AnswerLines();
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
        pump("answers", started(stdout), answers);
        pump("stderr", started(stderr), lastWords);
    }

    @Override
    public void stop() {
        // The threads end with the streams that they read.
    }

    OutputStream stdin() {
        return started(stdin);
    }

    AnswerLines answers() {
        return answers;
    }

    String lastWords() {
        return lastWords.toString();
    }

    private static void pump(String name, InputStream from, OutputStream to) {
        Thread pump = new Thread(() -> transfer(from, to), "sandcheck-runner-" + name);
        pump.setDaemon(true);
        pump.start();
    }

    private static void transfer(InputStream from, OutputStream to) {
        try (from;
                to) {
            from.transferTo(to);
        } catch (IOException e) {
            // The process ended. Everything that it wrote before has arrived.
        }
    }

    private static <T> T started(@Nullable T stream) {
        if (stream == null) {
            throw new IllegalStateException("The process has not been started");
        }
        return stream;
    }
}
