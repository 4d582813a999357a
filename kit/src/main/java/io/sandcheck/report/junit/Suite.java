package io.sandcheck.report.junit;

import io.sandcheck.report.TestStatus;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The attributes of a test suite, which come before its test cases, and the places of these in the journal. */
final class Suite {

    private final String name;
    private final Map<TestStatus, Integer> counts = new EnumMap<>(TestStatus.class);
    private final List<Long> offsets = new ArrayList<>();
    private double durationMs;

    Suite(String name) {
        this.name = name;
    }

    void add(long offset, TestStatus status, double resultDurationMs) {
        offsets.add(offset);
        counts.merge(status, 1, Integer::sum);
        durationMs += resultDurationMs;
    }

    String name() {
        return name;
    }

    List<Long> offsets() {
        return offsets;
    }

    int count(TestStatus status) {
        return counts.getOrDefault(status, 0);
    }

    double durationMs() {
        return durationMs;
    }
}
