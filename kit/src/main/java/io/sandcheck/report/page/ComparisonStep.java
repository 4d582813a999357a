package io.sandcheck.report.page;

import io.sandcheck.report.compare.Change;
import io.sandcheck.report.compare.ChangeGroup;
import io.sandcheck.report.compare.ChangeKind;
import io.sandcheck.report.compare.RunComparison;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One run compared to the next.
 *
 * @param base index of the earlier run
 */
record ComparisonStep(int base, RunComparison comparison) {

    /** Maximum number for each kind. The JSON has all of them. */
    private static final int MOST_GROUPS = 200;

    int head() {
        return base + 1;
    }

    List<ChangeGroup> groups(ChangeKind kind) {
        return ChangeGroup.of(comparison, kind).stream().limit(MOST_GROUPS).toList();
    }

    int left(ChangeKind kind) {
        return Math.max(0, ChangeGroup.of(comparison, kind).size() - MOST_GROUPS);
    }

    /** Return a line for each sandbox in which something changed. */
    Collection<Tally> tallies() {
        Map<String, Tally> tallies = new TreeMap<>();
        comparison.changes().forEach(change -> tallies.computeIfAbsent(
                        change.key().sandbox(), Tally::new)
                .add(change));
        return tallies.values();
    }

    /** The number of changes in a sandbox. */
    static final class Tally {

        private final String sandbox;
        private final Map<String, Integer> counts = new TreeMap<>();

        Tally(String sandbox) {
            this.sandbox = sandbox;
        }

        void add(Change change) {
            counts.merge(key(change.aboutSecurity(), change.kind()), 1, Integer::sum);
        }

        private static String key(boolean security, ChangeKind kind) {
            return security + " " + kind;
        }

        String sandbox() {
            return PageModel.shown(sandbox);
        }

        /** Return how many results changed in this way. */
        int count(boolean security, ChangeKind kind) {
            return counts.getOrDefault(key(security, kind), 0);
        }
    }
}
