package io.sandcheck.report.json;

import io.sandcheck.json.Json;
import io.sandcheck.report.ResultKey;
import io.sandcheck.report.compare.Allowance;
import io.sandcheck.report.compare.Change;
import io.sandcheck.report.compare.ChangeKind;
import io.sandcheck.report.compare.ComparedResult;
import io.sandcheck.report.compare.ComparedRun;
import io.sandcheck.report.compare.History.Release;
import io.sandcheck.report.compare.RunComparison;
import io.sandcheck.report.compare.RunSeries;
import io.sandcheck.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Writes a comparison of runs as one JSON document. The JSON schema {@code comparison.schema.json} beside this class
 * describes it.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ComparisonJson {

    private static final int VERSION = 1;

    private record Document(
            int version,
            long regressions,
            int unchanged,
            List<String> caveats,
            List<String> unusedAllowances,
            List<String> inventory,
            List<Entry> changes,
            List<String> runs,
            List<History> histories) {}

    private record History(String sandbox, int unchanged, List<Release> releases, List<Row> rows) {

        static History of(io.sandcheck.report.compare.History history) {
            return new History(
                    history.sandbox(),
                    history.unchanged(),
                    history.releases(),
                    history.rows().stream().map(Row::of).toList());
        }
    }

    private record Row(String scenario, String where, List<@Nullable Verdict> verdicts) {

        static Row of(io.sandcheck.report.compare.History.Row row) {
            List<@Nullable Verdict> verdicts = new ArrayList<>();
            row.results()
                    .forEach(entry ->
                            verdicts.add(entry == null ? null : entry.cell().verdict()));
            return new Row(row.label(), row.where(), verdicts);
        }
    }

    private record Entry(
            ChangeKind change,
            boolean allowed,
            String scenario,
            @Nullable String variant,
            String sandbox,
            String policy,
            String host,
            String condition,
            @Nullable ComparedResult was,
            @Nullable ComparedResult is) {

        static Entry of(Change change) {
            ResultKey key = change.key();
            return new Entry(
                    change.kind(),
                    change.allowed(),
                    key.scenario(),
                    key.variant(),
                    key.sandbox(),
                    key.policy(),
                    key.host(),
                    key.condition(),
                    change.was(),
                    change.is());
        }
    }

    private ComparisonJson() {}

    /** Return it as text: the changes of the last run, and all histories. */
    public static String of(RunSeries series) {
        RunComparison comparison = series.last();
        return Json.pretty(new Document(
                VERSION,
                comparison.regressions(),
                comparison.unchanged(),
                comparison.caveats(),
                comparison.unused().stream().map(Allowance::text).toList(),
                comparison.inventory(),
                comparison.changes().stream().map(Entry::of).toList(),
                series.runs().stream().map(ComparedRun::name).toList(),
                series.histories().stream().map(History::of).toList()));
    }
}
