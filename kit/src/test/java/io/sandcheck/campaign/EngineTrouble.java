package io.sandcheck.campaign;

/** What is wrong with the engine, from a certain request on. */
enum EngineTrouble {
    /** It takes requests, and answers nothing. */
    HANGS,
    /** It is not there any more. */
    DIES,
    /** It hangs up on everybody, and is there again. */
    RESTARTS,
    /** It takes its time for everything. */
    IS_SLOW,
    /** It has no space left. */
    IS_FULL,
    /** It answers something that is no HTTP. */
    TALKS_NONSENSE
}
