package io.sandcheck.host;

import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A place where commands are executed, opened for one run and closed with it. Commands may be executed from several
 * threads at once.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Host extends AutoCloseable {

    /** Return the kind of host, as reports name it: {@code process}, {@code container}. */
    String name();

    /** Return where things are on this host. */
    HostLayout layout();

    /** Return what was read of the kernel and of the host's policies when it was opened. */
    HostFacts facts();

    /** Return the network that this host has for itself; empty if it has none. */
    default Optional<TestNetwork> network() {
        return Optional.empty();
    }

    /** Return the Pythons of this host, newest first. */
    List<Python> pythons();

    /**
     * Execute a command, wait for it, and leave none of its descendants running.
     *
     * @throws HostException if the command could not be executed at all; what a command does is never thrown
     */
    CommandResult run(Command command);

    /**
     * Start a program that runs beside the commands, outside of any sandbox, until it is stopped.
     *
     * @throws HostException if it could not be started, or ended before it wrote a first line
     */
    Peer start(Command command);

    /**
     * Start a program that is spoken to line by line until it is stopped. The time limit of the command is of no
     * consequence: each line has one of its own.
     *
     * @throws HostException if it could not be started
     */
    Conversation converse(Command command);

    /** Write a file, with its parent directories. */
    void put(String path, byte[] content, boolean executable);

    /**
     * Read the first bytes of a file.
     *
     * @param limit how many at most
     * @throws HostException if it cannot be read
     */
    byte[] read(String path, int limit);

    /** Tell whether there is a file, directory or socket of that path. */
    boolean exists(String path);

    /** Make a directory of a new name in {@code parent} and return its path. */
    String makeDirectory(String parent);

    /** Remove a file or directory with all that is in it; nothing happens where there is none. */
    void remove(String path);

    /**
     * Take a host like this one for one arm, until it is closed: as this one was when it was opened, whatever ran before, and
     * nobody else's. Meanwhile this host stands for it in the thread that took it. Home, temporary directories and objects of System V IPC are made as they were when it is closed.
     */
    default Host apart() {
        return new BorrowedHost(this, () -> {});
    }

    /**
     * See whether the kit's own programs on this host are still what the kit put there, and put right those that are not.
     * Where nothing on the host could change them, there is nothing to see.
     *
     * @return a line for each change since the host was opened, those that were put right included; after the host is closed,
     *     what was known then
     */
    default List<String> tampering() {
        return List.of();
    }

    /** Kill what runs there and remove what was put there. */
    @Override
    void close();
}
