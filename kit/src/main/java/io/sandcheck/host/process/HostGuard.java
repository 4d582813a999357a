package io.sandcheck.host.process;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Knows what became of the kit's own programs since a host was opened: of those that it has for itself, and of what it shares. */
final class HostGuard {

    private final GuardedDirectory fixtures;
    private final Supplier<List<String>> shared;
    private final List<String> found = new ArrayList<>();
    private int seenOfShared;

    /**
     * Begin to look.
     *
     * @param shared looks at what other hosts have too, and returns a line for each change that was ever found, the last one last
     */
    HostGuard(GuardedDirectory fixtures, Supplier<List<String>> shared) {
        this.fixtures = fixtures;
        this.shared = shared;
        this.seenOfShared = shared.get().size();
    }

    /** Look whether something was changed; return a line for each change that was found so far, the last one last. */
    synchronized List<String> look() {
        found.addAll(fixtures.look());
        List<String> ofShared = shared.get();
        found.addAll(ofShared.subList(seenOfShared, ofShared.size()));
        seenOfShared = ofShared.size();
        return List.copyOf(found);
    }
}
