package io.sandcheck.host;

import io.sandcheck.sandbox.CommandResult;
import java.time.Duration;
import org.apiguardian.api.API;

/**
 * A program that you talk to line by line: you write a line to its standard input, and it writes a line to its standard
 * output. Its standard error is kept for messages.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Conversation extends AutoCloseable {

    /**
     * Write a line and wait for the next line of the program.
     *
     * @param line without its end
     * @param timeLimit how long the program may take
     * @param lineLimit maximum length of its line in bytes, up to 4 MiB
     * @throws ConversationException if it ends, stays silent, or writes a longer line
     */
    String ask(String line, Duration timeLimit, int lineLimit);

    /**
     * Wait for one more line without writing one.
     *
     * @throws ConversationException if it ends, stays silent, or writes a longer line
     */
    String next(Duration timeLimit, int lineLimit);

    /**
     * Close its standard input. If it does not end by itself, kill it with its descendants. Return how it ended and
     * what it wrote. A second call returns the same.
     */
    CommandResult stop();

    @Override
    default void close() {
        stop();
    }
}
