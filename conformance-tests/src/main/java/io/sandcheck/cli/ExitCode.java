package io.sandcheck.cli;

/** How the command ends. */
final class ExitCode {

    /** All results are as expected. */
    static final int AS_EXPECTED = 0;

    /** A result is not as expected. */
    static final int UNEXPECTED = 1;

    /** Wrong usage, or nothing ran. */
    static final int USAGE = 2;

    /** The kit or the host broke. */
    static final int BROKEN = 3;

    /** Ctrl-C, or a signal like it; with a partial report. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
