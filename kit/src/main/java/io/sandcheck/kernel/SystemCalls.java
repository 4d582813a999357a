package io.sandcheck.kernel;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * The system calls of x86-64, with the names of the kernel's {@code asm/unistd_64.h} as of Linux 6.17.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SystemCalls {

    private static final NumberTable TABLE = NumberTable.read("syscalls-x86_64.txt");

    private SystemCalls() {}

    /** Find the number of a system call; empty if there is none with that name. */
    public static OptionalInt find(String name) {
        return TABLE.find(name);
    }

    /** Find the name of a system call; empty if there is none with that number. */
    public static Optional<String> name(int number) {
        return TABLE.name(number);
    }

    /** Return the names of all system calls, in alphabetical order. */
    public static Set<String> names() {
        return TABLE.names();
    }
}
