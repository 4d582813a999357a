package io.sandcheck.host;

import java.io.OutputStream;
import org.apiguardian.api.API;

/**
 * A started runner ({@code fixtures/runner}): its requests, its answers and its error output.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface RunnerStreams extends AutoCloseable {

    /** Return the stream for requests. It is flushed after each. */
    OutputStream requests();

    /** Return the answers that were received. */
    AnswerLines answers();

    /** Return the end of the runner's standard error, for messages. */
    String lastWords();

    /** Return the factor for all time limits, because programs are that much slower on the machine of the runner. */
    default int slowness() {
        return 1;
    }

    /** End the runner with everything that it started. */
    @Override
    void close();
}
