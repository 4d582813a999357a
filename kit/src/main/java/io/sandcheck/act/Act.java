package io.sandcheck.act;

import java.util.List;
import org.apiguardian.api.API;

/**
 * An act that a policy may forbid.
 *
 * @param arguments paths, addresses, numbers and words, in the order of the kind
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Act(Kind kind, List<String> arguments) {

    /** The kind of an act. Each constant lists its arguments in order. */
    public enum Kind {
        /** Create a file: path, content. */
        CREATE("create"),
        /** Overwrite the beginning of a file: path, content. */
        OVERWRITE("overwrite"),
        /** Append to a file: path, content. */
        APPEND("append"),
        /** Empty a file: path. */
        TRUNCATE("truncate"),
        /** Delete a file: path. */
        DELETE("delete"),
        /** Rename a file to the name of another, which is lost: source, target. */
        RENAME("rename over"),
        /** Make a hard link: file, link. */
        LINK("link"),
        /** Make a symbolic link: file, link. */
        SYMLINK("symlink"),
        /** Append to a file through a hard link to it, made elsewhere: file, link, content. */
        WRITE_THROUGH_LINK("write through a link"),
        /** Append to a file through a symbolic link to it, made elsewhere: file, link, content. */
        WRITE_THROUGH_SYMLINK("write through a symlink"),
        /** Write to files and directories that the caller of the program left open: content. */
        WRITE_INHERITED("write to an inherited descriptor"),
        /** Connect to an address over TCP: address, port, greeting. */
        CONNECT("connect"),
        /** Connect to a Unix socket; an abstract name begins with {@code @}: address, greeting. */
        CONNECT_UNIX("connect to a Unix socket"),
        /** Send a datagram over UDP: address, port, content. */
        SEND("send a datagram"),
        /** Look up a name, whatever the answer is: name. */
        RESOLVE("resolve"),
        /** Send a signal to a process: process, signal. */
        SIGNAL("signal"),
        /** Send a signal to a process through a descriptor of it: process, signal. */
        SIGNAL_BY_DESCRIPTOR("signal by a descriptor"),
        /** Print a file: path. */
        READ("read"),
        /** Overwrite the beginning of a file through a memory mapping: path, content. */
        WRITE_MAPPED("write by a mapping"),
        /** Make a directory: path. */
        MAKE_DIRECTORY("make a directory"),
        /** Change the mode of a file: path, mode as a decimal number. */
        CHANGE_MODE("change the mode"),
        /** Change the times of a file: path, seconds since 1970. */
        CHANGE_TIMES("change the times"),
        /** Send an ICMP echo request: IPv4 address. */
        PING("ping"),
        /** Change the priority of a process: process, nice value. */
        CHANGE_PRIORITY("change the priority"),
        /** Change how many files a process may open: process, limit. */
        CHANGE_LIMIT("change a limit"),
        /** Print the memory of a process, through its file in /proc: process, address, length. */
        READ_MEMORY("read memory"),
        /** Print the memory of a process, with process_vm_readv: process, address, length. */
        READ_MEMORY_BY_CALL("read memory by a call"),
        /** Write to the memory of a process, through its file in /proc: process, address, content. */
        WRITE_MEMORY("write memory"),
        /** Write to the memory of a process, with process_vm_writev: process, address, content. */
        WRITE_MEMORY_BY_CALL("write memory by a call"),
        /** Write to the memory of a process, with ptrace: process, address, content of eight bytes. */
        TRACE("trace"),
        /** Type into a terminal, with TIOCSTI: path, content. */
        TYPE("type"),
        /** Write to System V shared memory: key, content. */
        WRITE_SHARED_MEMORY("write shared memory"),
        /** Send a System V message: key, content. */
        SEND_MESSAGE("send a message"),
        /** Increment a System V semaphore: key. */
        INCREMENT_SEMAPHORE("increment a semaphore"),
        /** Send a POSIX message: name of the queue without its slash, content. */
        SEND_POSIX_MESSAGE("send a POSIX message"),
        /** Change a key of the kernel's keyrings: serial number, content. */
        UPDATE_KEY("update a key"),
        /** Leave a process running in its own session: a word on its command line. */
        LEAVE_PROCESS("leave a process");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** Return its name in reports. */
        public String title() {
            return title;
        }

        /** Return its name in programs. */
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
