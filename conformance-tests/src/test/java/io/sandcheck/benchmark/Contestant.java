package io.sandcheck.benchmark;

/**
 * Something whose time is taken.
 *
 * @param name as it is printed: {@code a shell script}
 * @param units how many times it does in one turn what is compared
 */
record Contestant(String name, int units, Turn turn) {

    /** Does it once. */
    @FunctionalInterface
    interface Turn {

        void run() throws Exception;
    }

    /** Return the seconds of a turn for each unit. */
    double measure() throws Exception {
        long begin = System.nanoTime();
        turn.run();
        return (System.nanoTime() - begin) / 1e9 / units;
    }
}
