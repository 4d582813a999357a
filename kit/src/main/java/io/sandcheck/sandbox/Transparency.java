package io.sandcheck.sandbox;

import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Something of a command that a sandbox must leave as it is, beside confining it.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Transparency {
    /** The exit code is that of the command. */
    EXIT_CODE("keeps-exit-code"),
    /** The death of a command by a signal is told, by the signal or by 128 and its number. */
    SIGNAL("keeps-signal"),
    /** Each argument arrives as it was given: empty, with spaces, with what a shell would expand. */
    ARGUMENTS("keeps-arguments"),
    /** A command runs in the directory that it was started in. */
    DIRECTORY("keeps-directory"),
    /** The files of a command get the permissions that it asked for, less the umask of its caller. */
    UMASK("keeps-umask"),
    /** Standard input arrives, and ends. */
    INPUT("keeps-input"),
    /** The variables of the caller's environment arrive. */
    ENVIRONMENT("keeps-environment"),
    /** Standard output and standard error arrive as they were written, each as itself. */
    STREAMS("keeps-streams"),
    /** A command runs once. */
    RUNS_ONCE("runs-once"),
    /** The clock is that of the host. */
    CLOCK("keeps-clock");

    private final String id;

    Transparency(String id) {
        this.id = id;
    }

    /** Return the name that definitions use. */
    public String id() {
        return id;
    }

    /** Return the names of all. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Transparency::id).toList();
    }
}
