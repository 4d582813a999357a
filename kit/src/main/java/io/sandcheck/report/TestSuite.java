package io.sandcheck.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * The results of a sandbox under a policy, as programs that show test results want them: how many there are of each status,
 * before the first of them, and where these lie in the journal.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TestSuite {

    private final String name;
    private final Map<TestStatus, Integer> counts = new EnumMap<>(TestStatus.class);
    private final List<Long> offsets = new ArrayList<>();
    private double durationMs;

    TestSuite(String name) {
        this.name = name;
    }

    void add(long offset, TestStatus status, double resultDurationMs) {
        offsets.add(offset);
        counts.merge(status, 1, Integer::sum);
        durationMs += resultDurationMs;
    }

    /** Return sandbox, version and policy: {@code codex@0.124.0 workspace-write}. */
    public String name() {
        return name;
    }

    /** Return the offsets by which a {@link JournalReader} finds the results, in the order of the journal. */
    public List<Long> offsets() {
        return Collections.unmodifiableList(offsets);
    }

    /** Return how many results have a status. */
    public int count(TestStatus status) {
        return counts.getOrDefault(status, 0);
    }

    /** Return how long the results took together, in milliseconds. */
    public double durationMs() {
        return durationMs;
    }
}
