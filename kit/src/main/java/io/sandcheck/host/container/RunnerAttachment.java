package io.sandcheck.host.container;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.AttachContainerCmd;
import com.github.dockerjava.api.command.ExecStartCmd;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import io.sandcheck.host.AnswerLines;
import io.sandcheck.host.HostException;
import io.sandcheck.host.LastWords;
import io.sandcheck.host.RunnerStreams;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The streams of a process in a container, separated from the single stream that the engine sends. */
final class RunnerAttachment implements ResultCallback<Frame>, RunnerStreams {

    private final Conduit stdin = new Conduit();
    private final AnswerLines answers = new AnswerLines();
    private final CompletableFuture<Closeable> connection = new CompletableFuture<>();
    private final LastWords lastWords = new LastWords();

    private RunnerAttachment() {}

    /** Attach to the first process of a container. Start the container after this. */
    static RunnerAttachment attach(AttachContainerCmd command) {
        RunnerAttachment attachment = new RunnerAttachment();
        command.withStdIn(attachment.stdin.in())
                .withStdOut(true)
                .withStdErr(true)
                .withFollowStream(true)
                .exec(attachment);
        return attachment.connected();
    }

    /** Start one more process in a container. */
    static RunnerAttachment start(ExecStartCmd command) {
        RunnerAttachment attachment = new RunnerAttachment();
        command.withStdIn(attachment.stdin.in()).exec(attachment);
        return attachment.connected();
    }

    private RunnerAttachment connected() {
        try {
            connection.join();
            return this;
        } catch (CompletionException e) {
            throw new HostException("The container cannot be attached to: %s".formatted(lastWords()), e);
        }
    }

    @Override
    public void onStart(Closeable established) {
        connection.complete(established);
    }

    @Override
    public void onNext(Frame frame) {
        byte[] payload = frame.getPayload();
        if (frame.getStreamType() == StreamType.STDERR) {
            lastWords.write(payload, 0, payload.length);
        } else {
            answers.write(payload, 0, payload.length);
        }
    }

    @Override
    public void onError(Throwable problem) {
        if (!connection.isDone()) {
            byte[] message = String.valueOf(problem.getMessage()).getBytes(StandardCharsets.UTF_8);
            lastWords.write(message, 0, message.length);
            connection.completeExceptionally(problem);
        }
        onComplete();
    }

    @Override
    public void onComplete() {
        stdin.out().close();
        answers.close();
    }

    @Override
    public OutputStream requests() {
        return stdin.out();
    }

    @Override
    public AnswerLines answers() {
        return answers;
    }

    @Override
    public String lastWords() {
        return lastWords.toString();
    }

    /** When the connection is closed, the engine closes the standard input of the process, and so the runner ends. */
    @Override
    public void close() {
        onComplete();
        try {
            connection.join().close();
        } catch (IOException | CompletionException e) {
            // The connection is already closed, as intended.
        }
    }
}
