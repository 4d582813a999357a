package io.sandcheck.diagnosis;

/** Where a condition found what it holds by. Two of different kinds make a cause certain. */
enum Source {
    /** A probe was denied. */
    PROBE,
    /** A pattern was found in the output. */
    OUTPUT,
    /** The output names the very call that was denied. */
    CALL,
    /** A trace of both arms shows a call that fails inside alone. */
    TRACE,
    /** Where the threads of a hanging command stood, or how the command ended. */
    ENDING,
    /** A fact of the host or of the start-up check. */
    FACT
}
