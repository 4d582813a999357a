package io.sandcheck.cli.terminal;

import org.apiguardian.api.API;

/** The exit codes of the command. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ExitCode {

    /** All results are as expected. */
    public static final int AS_EXPECTED = 0;

    /** A result is not as expected. */
    public static final int UNEXPECTED = 1;

    /** Wrong usage, or nothing ran. */
    public static final int USAGE = 2;

    /** The kit or the host broke. */
    public static final int BROKEN = 3;

    /** Interrupted by Ctrl-C or a similar signal, with a partial report. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
