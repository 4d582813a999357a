package io.sandcheck.benchmark;

/**
 * How much is measured.
 *
 * @param warmUps rounds before those that count
 * @param rounds that count
 * @param scenarios of which the kit makes an experiment each, with two commands
 * @param results of the large report
 * @param small how many commands the runner executes that do nothing
 */
record Scale(int warmUps, int rounds, int scenarios, int results, int small) {

    static final Scale FULL = new Scale(1, 5, 100, 50_000, 200);

    /** So little that it says nothing, but that everything works. */
    static final Scale TINY = new Scale(0, 1, 2, 20, 5);
}
