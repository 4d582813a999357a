package io.sandcheck.session;

import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import org.apiguardian.api.API;

/**
 * A step that was taken on a host for an arm of an experiment.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface Step {

    /**
     * A command was executed.
     *
     * @param command with the sandbox around it, if it ran inside
     */
    record Ran(Command command, CommandResult result) implements Step {}

    /** A directory was made. */
    record MadeDirectory(String path) implements Step {}

    /** A file was written. */
    @SuppressWarnings("ArrayRecordComponent")
    record Wrote(String path, byte[] content, boolean executable) implements Step {}

    /**
     * Something that a shell alone cannot do.
     *
     * @param what it was, as a statement about the experiment: {@code needs a listener beside it}
     */
    record Beyond(String what) implements Step {}
}
