package io.sandcheck.act;

import java.util.List;
import org.apiguardian.api.API;

/**
 * Something that a policy may forbid.
 *
 * @param arguments paths, addresses, numbers and words, in the order that the kind has them
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Act(Kind kind, List<String> arguments) {

    /** The kind of an act. Arguments are in the order in which they are named here. */
    public enum Kind {
        /** Create a file: path, content. */
        CREATE("create"),
        /** Write over the beginning of a file: path, content. */
        OVERWRITE("overwrite"),
        /** Write at the end of a file: path, content. */
        APPEND("append"),
        /** Empty a file: path. */
        TRUNCATE("truncate"),
        /** Delete a file: path. */
        DELETE("delete"),
        /** Give a file the name of another, which is lost: source, target. */
        RENAME("rename over"),
        /** Make a hard link: file, link. */
        LINK("link"),
        /** Make a symbolic link: file, link. */
        SYMLINK("symlink"),
        /** Write at the end of a file through a hard link to it, made elsewhere: file, link, content. */
        WRITE_THROUGH_LINK("write through a link"),
        /** Write at the end of a file through a symbolic link to it, made elsewhere: file, link, content. */
        WRITE_THROUGH_SYMLINK("write through a symlink"),
        /** Write to files and directories that were left open by whoever started the program: content. */
        WRITE_INHERITED("write to an inherited descriptor"),
        /** Connect to an address over TCP: address, port, greeting. */
        CONNECT("connect"),
        /** Connect to a Unix socket; an abstract name has an {@code @} before it: address, greeting. */
        CONNECT_UNIX("connect to a Unix socket"),
        /** Send a datagram over UDP: address, port, content. */
        SEND("send a datagram"),
        /** Look up a name, whatever comes of it: name. */
        RESOLVE("resolve"),
        /** Send a signal to a process: process, signal. */
        SIGNAL("signal"),
        /** Send a signal to a process by a descriptor of it: process, signal. */
        SIGNAL_BY_DESCRIPTOR("signal by a descriptor"),
        /** Print a file: path. */
        READ("read"),
        /** Write over the beginning of a file through a mapping of it in memory: path, content. */
        WRITE_MAPPED("write by a mapping"),
        /** Make a directory: path. */
        MAKE_DIRECTORY("make a directory"),
        /** Change the mode of a file: path, mode as a decimal number. */
        CHANGE_MODE("change the mode"),
        /** Change the times of a file: path, seconds since 1970. */
        CHANGE_TIMES("change the times"),
        /** Send an echo request of ICMP: address of IPv4. */
        PING("ping"),
        /** Change the priority of a process: process, nice value. */
        CHANGE_PRIORITY("change the priority"),
        /** Change how many files a process may open: process, limit. */
        CHANGE_LIMIT("change a limit"),
        /** Print the memory of a process, by its file in /proc: process, address, length. */
        READ_MEMORY("read memory"),
        /** Print the memory of a process, by process_vm_readv: process, address, length. */
        READ_MEMORY_BY_CALL("read memory by a call"),
        /** Write to the memory of a process, by its file in /proc: process, address, content. */
        WRITE_MEMORY("write memory"),
        /** Write to the memory of a process, by process_vm_writev: process, address, content. */
        WRITE_MEMORY_BY_CALL("write memory by a call"),
        /** Write to the memory of a process, by ptrace: process, address, content of eight bytes. */
        TRACE("trace"),
        /** Type into a terminal, by TIOCSTI: path, content. */
        TYPE("type"),
        /** Write to shared memory of System V: key, content. */
        WRITE_SHARED_MEMORY("write shared memory"),
        /** Send a message of System V: key, content. */
        SEND_MESSAGE("send a message"),
        /** Increment a semaphore of System V: key. */
        INCREMENT_SEMAPHORE("increment a semaphore"),
        /** Send a message of POSIX: name of the queue without its slash, content. */
        SEND_POSIX_MESSAGE("send a POSIX message"),
        /** Change a key of the kernel's keyrings: serial number, content. */
        UPDATE_KEY("update a key"),
        /** Leave a process running, in a session of its own: a word that its command line has. */
        LEAVE_PROCESS("leave a process");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** Return what reports call it. */
        public String title() {
            return title;
        }

        /** Return what programs call it. */
        String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public Act {
        arguments = List.copyOf(arguments);
    }

    /** Make one. */
    public static Act of(Kind kind, String... arguments) {
        return new Act(kind, List.of(arguments));
    }

    String argument(int index) {
        return arguments.get(index);
    }
}
