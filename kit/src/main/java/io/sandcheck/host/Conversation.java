package io.sandcheck.host;

import io.sandcheck.sandbox.CommandResult;
import java.time.Duration;
import org.apiguardian.api.API;

/**
 * A program that is spoken to line by line: a line on its standard input, a line on its standard output. What it writes to
 * standard error is kept for messages.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Conversation extends AutoCloseable {

    /**
     * Say a line and wait for the next that the program writes.
     *
     * @param line without its end
     * @param timeLimit how long the program may take
     * @param lineLimit how long its line may be, in bytes; 4 MiB at most
     * @throws ConversationException if it ends, stays silent, or writes a longer line
     */
    String ask(String line, Duration timeLimit, int lineLimit);

    /**
     * Wait for one more line, without saying anything.
     *
     * @throws ConversationException if it ends, stays silent, or writes a longer line
     */
    String next(Duration timeLimit, int lineLimit);

    /**
     * End its standard input, and kill it with its descendants where it does not end by itself; return how it ended and what
     * it wrote. A second call returns the same.
     */
    CommandResult stop();

    @Override
    default void close() {
        stop();
    }
}
