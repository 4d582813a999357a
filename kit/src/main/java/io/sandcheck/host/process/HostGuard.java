package io.sandcheck.host.process;

import java.util.ArrayList;
import java.util.List;

/** Knows what became of the kit's own programs since a host was opened: of those that it has for itself, and of the Pythons. */
final class HostGuard {

    private final GuardedDirectory fixtures;
    private final MachinePythons pythons;
    private final List<String> found = new ArrayList<>();
    private int seenOfPythons;

    HostGuard(GuardedDirectory fixtures, MachinePythons pythons) {
        this.fixtures = fixtures;
        this.pythons = pythons;
        this.seenOfPythons = pythons.look().size();
    }

    /** Look whether something was changed; return a line for each change that was found so far, the last one last. */
    synchronized List<String> look() {
        found.addAll(fixtures.look());
        List<String> ofPythons = pythons.look();
        found.addAll(ofPythons.subList(seenOfPythons, ofPythons.size()));
        seenOfPythons = ofPythons.size();
        return List.copyOf(found);
    }
}
