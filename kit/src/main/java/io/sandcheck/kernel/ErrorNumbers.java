package io.sandcheck.kernel;

import java.util.OptionalInt;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * The error numbers of Linux, by the names of {@code errno.h}.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ErrorNumbers {

    private static final NumberTable TABLE = NumberTable.read("errnos.txt");

    private ErrorNumbers() {}

    /** Find the number of an error; empty if there is no error with that name. */
    public static OptionalInt find(String name) {
        return TABLE.find(name);
    }

    /** Return the names of all errors, in alphabetical order. */
    public static Set<String> names() {
        return TABLE.names();
    }
}
