package io.sandcheck.diagnosis;

/** The kind of observation by which a condition holds. Two different kinds make a cause certain. */
enum Source {
    /** A probe was denied. */
    PROBE,
    /** A pattern was found in the output. */
    OUTPUT,
    /** The output names exactly the call that was denied. */
    CALL,
    /** A trace of both arms shows a call that fails only inside. */
    TRACE,
    /** The threads of a hanging command, or how the command ended. */
    ENDING,
    /** A fact of the host or of the start-up check. */
    FACT
}
