package io.sandcheck.host.process;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Knows all changes to the kit's own programs since a host was opened: to the programs of this host, and to those that
 * hosts share.
 */
final class HostGuard {

    private final GuardedDirectory fixtures;
    private final Supplier<List<String>> shared;
    private final List<String> found = new ArrayList<>();
    private int seenOfShared;

    /**
     * Start to check.
     *
     * @param shared checks the programs that other hosts use too, and returns a line for each change that was ever
     *     found, the latest last
     */
    HostGuard(GuardedDirectory fixtures, Supplier<List<String>> shared) {
        this.fixtures = fixtures;
        this.shared = shared;
        this.seenOfShared = shared.get().size();
    }

    /** Check whether something was changed. Return a line for each change that was found so far, the latest last. */
    synchronized List<String> look() {
        found.addAll(fixtures.look());
        List<String> ofShared = shared.get();
        found.addAll(ofShared.subList(seenOfShared, ofShared.size()));
        seenOfShared = ofShared.size();
        return List.copyOf(found);
    }
}
