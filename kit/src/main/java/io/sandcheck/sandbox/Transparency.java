package io.sandcheck.sandbox;

import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;

/**
 * A property of a command that a sandbox must not change.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Transparency {
    /** The exit code is that of the command. */
    EXIT_CODE("keeps-exit-code"),
    /** If a signal ends the command, the sandbox ends by that signal, or exits with 128 plus its number. */
    SIGNAL("keeps-signal"),
    /** A command ignores and blocks only the signals that its caller ignores and blocks. */
    SIGNAL_ACTIONS("keeps-signal-actions"),
    /** Each argument arrives unchanged: empty arguments, spaces, and characters that a shell would expand. */
    ARGUMENTS("keeps-arguments"),
    /** A command runs in the directory in which it was started. */
    DIRECTORY("keeps-directory"),
    /** The files of a command get the permissions that it asked for, less the umask of its caller. */
    UMASK("keeps-umask"),
    /** Standard input arrives, and ends. */
    INPUT("keeps-input"),
    /** The variables of the caller's environment arrive. */
    ENVIRONMENT("keeps-environment"),
    /** Standard output and standard error arrive unchanged and separate. */
    STREAMS("keeps-streams"),
    /** A file that a command writes in its workspace is there afterwards, and one that it removes is not. */
    FILES("keeps-files"),
    /** A command runs once. */
    RUNS_ONCE("runs-once"),
    /** The clock and the time zone are those of the caller. */
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
