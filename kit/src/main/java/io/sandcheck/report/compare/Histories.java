package io.sandcheck.report.compare;

import io.sandcheck.report.Cell;
import io.sandcheck.report.Journal;
import io.sandcheck.report.JournalReader;
import io.sandcheck.report.RecordedDiagnosis;
import io.sandcheck.report.RecordedResult;
import io.sandcheck.report.ResultKey;
import io.sandcheck.report.compare.History.Entry;
import io.sandcheck.report.compare.History.Release;
import io.sandcheck.report.compare.History.Row;
import io.sandcheck.sandbox.Version;
import io.sandcheck.verdict.ScenarioKind;
import io.sandcheck.verdict.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects the history of each sandbox from the journals of several runs. */
final class Histories {

    private static final Comparator<Release> ORDER = Comparator.comparing(Release::run)
            .thenComparing(release -> Version.find(release.version()).orElse(new Version(List.of(), List.of())))
            .thenComparing(Release::version);

    private static final Comparator<Row> SECURITY_FIRST = Comparator.comparing((Row row) -> !row.escapes())
            .thenComparing(row -> !row.security())
            .thenComparing(Row::label)
            .thenComparing(Row::where);

    private final Map<String, Map<RowKey, Line>> lines = new TreeMap<>();
    private final Map<String, Set<Release>> releases = new HashMap<>();
    private final Map<Integer, Set<String>> hostsOfRun = new HashMap<>();

    private record RowKey(String label, String policy, String host) {}

    /** A row under construction. */
    private static final class Line {
        private final Map<Release, Entry> entries = new HashMap<>();
        private @Nullable String title;
        private boolean security;
    }

    private Histories() {}

    /** Return the history of each sandbox that has more than one result of a scenario. */
    static List<History> of(List<Path> directories) {
        Histories histories = new Histories();
        // If each run has one kind of host, the results are compared although the hosts differ, as in Pairing.
        read(directories, histories::addHost);
        boolean oneHost = histories.hostsOfRun.values().stream().allMatch(hosts -> hosts.size() == 1);
        read(directories, (run, result) -> histories.add(run, result, oneHost));
        return histories.sorted();
    }

    @FunctionalInterface
    private interface Taker {
        void take(int run, RecordedResult result);
    }

    private static void read(List<Path> directories, Taker taker) {
        for (int i = 0; i < directories.size(); i++) {
            int run = i;
            try (JournalReader journal = JournalReader.open(directories.get(i).resolve(Journal.FILE_NAME))) {
                journal.forEach((offset, result) -> taker.take(run, result));
            }
        }
    }

    private void addHost(int run, RecordedResult result) {
        hostsOfRun.computeIfAbsent(run, any -> new TreeSet<>()).add(result.host());
    }

    private void add(int run, RecordedResult result, boolean oneHost) {
        ResultKey key = ResultKey.of(result);
        Release release = new Release(run, result.version());
        releases.computeIfAbsent(result.sandbox(), any -> new TreeSet<>(ORDER)).add(release);
        Line line = lines.computeIfAbsent(result.sandbox(), any -> new HashMap<>())
                .computeIfAbsent(
                        new RowKey(result.label(), result.policyId(), oneHost ? "" : result.host()), any -> new Line());
        line.entries.put(release, new Entry(Cell.of(result), key, cause(result)));
        line.title = result.title() == null ? line.title : result.title();
        line.security |= result.kind() == ScenarioKind.SECURITY || result.verdict() == Verdict.ESCAPE;
    }

    private static String cause(RecordedResult result) {
        RecordedDiagnosis diagnosis = result.explanation();
        if (diagnosis == null) {
            return "";
        }
        return diagnosis.errno() == null ? diagnosis.id() : diagnosis.id() + ", " + diagnosis.errno();
    }

    private List<History> sorted() {
        List<History> histories = new ArrayList<>();
        lines.forEach((sandbox, linesOfSandbox) -> {
            List<Release> columns = List.copyOf(releases.getOrDefault(sandbox, Set.of()));
            if (columns.size() > 1) {
                histories.add(history(sandbox, columns, linesOfSandbox));
            }
        });
        return histories;
    }

    private static History history(String sandbox, List<Release> columns, Map<RowKey, Line> lines) {
        List<Row> changed = lines.entrySet().stream()
                .map(line -> row(line.getKey(), line.getValue(), columns))
                .filter(Row::changed)
                .sorted(SECURITY_FIRST)
                .toList();
        return new History(sandbox, columns, changed, lines.size() - changed.size());
    }

    private static Row row(RowKey key, Line line, List<Release> columns) {
        List<@Nullable Entry> results = new ArrayList<>();
        columns.forEach(column -> results.add(line.entries.get(column)));
        String where = key.host().isEmpty() ? key.policy() : key.policy() + " on " + key.host();
        return new Row(where, key.label(), line.title, line.security, results);
    }
}
