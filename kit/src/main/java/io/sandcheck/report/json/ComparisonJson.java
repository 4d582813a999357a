package io.sandcheck.report.json;

import io.sandcheck.json.Json;
import io.sandcheck.report.ResultKey;
import io.sandcheck.report.compare.Allowance;
import io.sandcheck.report.compare.Change;
import io.sandcheck.report.compare.ChangeKind;
import io.sandcheck.report.compare.ComparedResult;
import io.sandcheck.report.compare.RunComparison;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Writes a comparison of two runs as one JSON document. The JSON schema {@code comparison.schema.json} beside this class
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
            List<Entry> changes) {}

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

    /** Return it as text. */
    public static String of(RunComparison comparison) {
        return Json.pretty(new Document(
                VERSION,
                comparison.regressions(),
                comparison.unchanged(),
                comparison.caveats(),
                comparison.unused().stream().map(Allowance::text).toList(),
                comparison.inventory(),
                comparison.changes().stream().map(Entry::of).toList()));
    }
}
