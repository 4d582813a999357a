package io.sandcheck.trace;

import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.Wrapping;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * A repetition of an arm under strace.
 *
 * @param session begins a session with additional words around its commands
 * @param work runs it
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Rerun(Function<Wrapping, SandboxSession> session, Work work) {

    /** What is run. */
    @FunctionalInterface
    public interface Work {

        /** Run it, and tell whether it failed again. */
        boolean failsIn(SandboxSession session) throws Exception;
    }
}
