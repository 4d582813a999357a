package io.sandcheck.report.compare;

import io.sandcheck.report.Cell;
import io.sandcheck.report.ResultKey;
import io.sandcheck.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The verdicts of one sandbox, release by release.
 *
 * @param sandbox its name, without a version
 * @param releases that were tested, the earliest first
 * @param rows scenarios whose verdict changed: escapes first, then other results about what must be denied
 * @param unchanged how many have the same verdict everywhere
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record History(String sandbox, List<Release> releases, List<Row> rows, int unchanged) {

    public History {
        releases = List.copyOf(releases);
        rows = List.copyOf(rows);
    }

    /**
     * A version of the sandbox in a run.
     *
     * @param run index of the run, from 0
     */
    public record Release(int run, String version) {}

    /**
     * A scenario under a policy.
     *
     * @param where policy, and the host if there are several kinds
     * @param label of the scenario, with its variant
     * @param title what it is about; null if there is none
     * @param security whether it is about what must be denied
     * @param results one for each release; null if it was not run
     */
    public record Row(
            String where, String label, @Nullable String title, boolean security, List<@Nullable Entry> results) {

        public Row {
            results = Collections.unmodifiableList(new ArrayList<>(results));
        }

        boolean escapes() {
            return results.stream()
                    .anyMatch(entry -> entry != null && entry.cell().verdict() == Verdict.ESCAPE);
        }

        boolean changed() {
            return results.stream()
                            .filter(Objects::nonNull)
                            .map(entry -> entry.cell().verdict())
                            .distinct()
                            .count()
                    > 1;
        }
    }

    /**
     * A result.
     *
     * @param cause the named cause, with its errno; empty if there is none
     */
    public record Entry(Cell cell, ResultKey key, String cause) {}
}
