package io.sandcheck.benchmark;

/**
 * Something whose time is taken.
 *
 * @param name as it is printed: {@code a shell script}
 * @param units how many times it does in one turn what is compared
 */
record Contestant(String name, int units, Timed turn) {

    /** Does it once. */
    @FunctionalInterface
    interface Turn {

        void run() throws Exception;
    }

    /** Does it once, and returns how many seconds of that count. */
    @FunctionalInterface
    interface Timed {

        double run() throws Exception;
    }

    /** Make one all of whose time counts. */
    static Contestant of(String name, int units, Turn turn) {
        return new Contestant(name, units, () -> {
            long begin = System.nanoTime();
            turn.run();
            return (System.nanoTime() - begin) / 1e9;
        });
    }

    /** Return the seconds of a turn for each unit. */
    double measure() throws Exception {
        return turn.run() / units;
    }
}
