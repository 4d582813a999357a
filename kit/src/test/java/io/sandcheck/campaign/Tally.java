package io.sandcheck.campaign;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What was tried, how often, and what went wrong. */
final class Tally {

    /** Longest description of a failure that is printed, in characters. */
    private static final int LONGEST = 600;

    /** How many failures of one kind are printed for each trial. */
    private static final int MOST = 5;

    private static final String ROW = "%-32s %9s" + " %12s".repeat(Fault.values().length) + "%n";

    private final long seed;
    private final Map<String, Integer> tried = new LinkedHashMap<>();
    private final List<Failure> failures = new ArrayList<>();

    private record Failure(String trial, int number, Fault fault, String what) {}

    Tally(long seed) {
        this.seed = seed;
    }

    synchronized void tried(String trial) {
        tried.merge(trial, 1, Integer::sum);
    }

    synchronized void failed(String trial, int number, Fault fault, String what) {
        failures.add(new Failure(trial, number, fault, what));
    }

    synchronized boolean clean() {
        return failures.isEmpty();
    }

    /** Return a line for each failure. */
    synchronized List<String> failures() {
        return failures.stream().map(this::line).toList();
    }

    synchronized void print(PrintStream out) {
        Map<String, Integer> printed = new LinkedHashMap<>();
        for (Failure failure : failures) {
            if (printed.merge(failure.trial() + failure.fault(), 1, Integer::sum) <= MOST) {
                out.println(line(failure));
            }
        }
        List<Object> heading = new ArrayList<>(List.of("tried", "times"));
        heading.addAll(Arrays.asList(Fault.values()));
        out.println();
        out.printf(ROW, heading.toArray());
        tried.forEach((trial, times) -> out.printf(ROW, row(trial, times, counts(trial))));
        out.printf(
                ROW, row("all", tried.values().stream().mapToInt(each -> each).sum(), counts(null)));
    }

    private static Object[] row(String trial, int times, Map<Fault, Long> counts) {
        List<Object> row = new ArrayList<>(List.of(trial, times));
        for (Fault fault : Fault.values()) {
            row.add(counts.getOrDefault(fault, 0L));
        }
        return row.toArray();
    }

    private Map<Fault, Long> counts(@org.jspecify.annotations.Nullable String trial) {
        return failures.stream()
                .filter(failure -> trial == null || failure.trial().equals(trial))
                .collect(
                        Collectors.groupingBy(Failure::fault, () -> new EnumMap<>(Fault.class), Collectors.counting()));
    }

    private String line(Failure failure) {
        String what = failure.what().replaceAll("\\p{Cntrl}", "?");
        return "%s: %s%n  again: kit/campaign --seed %d --only '%s' --number %d"
                .formatted(
                        failure.fault(),
                        what.length() > LONGEST ? what.substring(0, LONGEST) + "..." : what,
                        seed,
                        failure.trial(),
                        failure.number());
    }
}
