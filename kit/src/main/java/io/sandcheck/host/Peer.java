package io.sandcheck.host;

import io.sandcheck.sandbox.CommandResult;
import org.apiguardian.api.API;

/**
 * A program that runs beside the commands of a host, outside of any sandbox: a listener, a server, a victim.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Peer extends AutoCloseable {

    /** Return the first line of its standard output, without its end. With this line it says that it is ready. */
    String firstLine();

    /** Kill it with its descendants and return what it wrote. A second call returns the same. */
    CommandResult stop();

    @Override
    default void close() {
        stop();
    }
}
