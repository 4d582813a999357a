package io.sandcheck.host;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What was found on a host when it was opened. */
record HostInventory(HostFacts facts, List<Python> pythons, Optional<TestNetwork> network) {

    /** Nothing is known yet. */
    static final HostInventory NONE = new HostInventory(new HostFacts(Map.of()), List.of(), Optional.empty());

    HostInventory {
        pythons = List.copyOf(pythons);
    }

    /** Return this with more facts. */
    HostInventory withFacts(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(facts.values());
        all.putAll(more);
        return new HostInventory(new HostFacts(all), pythons, network);
    }
}
