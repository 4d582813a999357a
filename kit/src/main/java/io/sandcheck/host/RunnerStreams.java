package io.sandcheck.host;

import java.io.OutputStream;
import org.apiguardian.api.API;

/**
 * A started runner ({@code fixtures/runner}), as the three things that are needed of it.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface RunnerStreams extends AutoCloseable {

    /** Return the stream that requests are written to; it is flushed after each. */
    OutputStream requests();

    /** Return the answers that were received. */
    AnswerLines answers();

    /** Return the end of what the runner wrote to standard error, for messages. */
    String lastWords();

    /** Say by what all time limits are to be stretched, because programs are that much slower where the runner is. */
    default int slowness() {
        return 1;
    }

    /** End the runner, and with it all that it started. */
    @Override
    void close();
}
