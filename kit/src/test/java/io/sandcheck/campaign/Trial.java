package io.sandcheck.campaign;

import java.util.Random;
import java.util.function.BiConsumer;

/** Something that is tried many times, each time a little differently. */
interface Trial {

    /** Return its name: {@code lines: journal}. */
    String name();

    /** Return how often it is tried in a whole campaign. */
    int times();

    /**
     * Try it once.
     *
     * @param random decides all that differs, so that the same seed tries the same
     * @param failures takes what went wrong
     */
    void once(Random random, BiConsumer<Fault, String> failures) throws Exception;

    /** Look at what is left after the last time. */
    default void end(BiConsumer<Fault, String> failures) throws Exception {}
}
