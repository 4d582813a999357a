package io.sandcheck.host;

import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A place where commands are executed. It is opened for one run and closed with it. Several threads may execute
 * commands at the same time.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Host extends AutoCloseable {

    /** Return the kind of host, as reports name it: {@code process}, {@code container}. */
    String name();

    /** Return the directories on this host. */
    HostLayout layout();

    /** Return the facts about the kernel and the host's settings, as they were when the host was opened. */
    HostFacts facts();

    /** Return the test network of this host; empty if it has none. */
    default Optional<TestNetwork> network() {
        return Optional.empty();
    }

    /** Return the Pythons of this host, newest first. */
    List<Python> pythons();

    /**
     * Execute a command, wait for it, and leave none of its descendants running.
     *
     * @throws HostException if the command could not be executed at all; a command that fails throws nothing
     */
    CommandResult run(Command command);

    /**
     * Start a program outside of any sandbox that runs beside the commands until it is stopped.
     *
     * @throws HostException if it could not be started, or ended before it wrote a first line
     */
    Peer start(Command command);

    /**
     * Start a program and talk to it line by line until it is stopped. The time limit of the command is ignored,
     * because each line has its own.
     *
     * @throws HostException if it could not be started
     */
    Conversation converse(Command command);

    /** Begin a conversation with a program that only looks at something. */
    default Conversation watch(Command command) {
        return converse(command);
    }

    /** Write a file, and create its parent directories. */
    void put(String path, byte[] content, boolean executable);

    /**
     * Read the first bytes of a file.
     *
     * @param limit maximum number of bytes
     * @throws HostException if it cannot be read
     */
    byte[] read(String path, int limit);

    /** Tell whether a file, directory or socket exists at that path. */
    boolean exists(String path);

    /** Make a directory with a new name in {@code parent} and return its path. */
    String makeDirectory(String parent);

    /** Remove a file, or a directory with its content. If it does not exist, nothing happens. */
    void remove(String path);

    /**
     * Take a host like this one for one arm, until it is closed. It is in the same state as this one when it was
     * opened, and no other arm uses it. Meanwhile it replaces this host in the thread that took it. When it is closed,
     * the home directory, temporary directories and System V IPC objects are restored.
     */
    default Host apart() {
        return new BorrowedHost(this, () -> {});
    }

    /**
     * Check whether the kit's own programs on this host are unchanged, and restore those that were changed. If nothing
     * on the host could change them, there is nothing to check.
     *
     * @return a line for each change since the host was opened, including restored ones; after the host is closed, the
     *     changes that were known then
     */
    default List<String> tampering() {
        return List.of();
    }

    /** Kill everything that runs there, and remove everything that was put there. */
    @Override
    void close();
}
