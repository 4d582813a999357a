package io.sandcheck.report.markdown;

import io.sandcheck.report.compare.ChangeGroup;
import io.sandcheck.report.compare.ChangeKind;
import io.sandcheck.report.compare.History;
import io.sandcheck.report.compare.RunComparison;
import io.sandcheck.report.compare.RunSeries;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Writes a comparison of runs for the summary of a job, or a comment.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ComparisonMarkdown {

    /** Maximum number for each kind. More would not be read or shown. */
    private static final int MOST_GROUPS = 40;

    /** Maximum number of rows of a history. */
    private static final int MOST_ROWS = 100;

    private static final int LONGEST_LINE = 1_000;

    private ComparisonMarkdown() {}

    /** Return it as text: the changes of the last run, and each history. */
    public static String of(RunSeries series) {
        StringBuilder text = new StringBuilder(of(series.last()));
        series.histories().forEach(history -> history(text, series, history));
        return text.toString();
    }

    private static void history(StringBuilder text, RunSeries series, History history) {
        text.append(
                "<details><summary><b>history of %s</b></summary>%n%n| scenario |".formatted(shown(history.sandbox())));
        history.releases()
                .forEach(release -> text.append(" %s, %s |"
                        .formatted(
                                shown(release.version()),
                                shown(series.runs().get(release.run()).name()))));
        text.append("\n| --- |")
                .append(" --- |".repeat(history.releases().size()))
                .append('\n');
        history.rows().stream().limit(MOST_ROWS).forEach(row -> {
            text.append("| %s %s |".formatted(shown(row.label()), shown(row.where())));
            row.results()
                    .forEach(entry -> text.append(
                            " %s |".formatted(entry == null ? "" : entry.cell().text())));
            text.append('\n');
        });
        int left = Math.max(0, history.rows().size() - MOST_ROWS);
        text.append("\n%s%d with the same verdict%n%n</details>%n%n"
                .formatted(left == 0 ? "" : left + " more, ", history.unchanged()));
    }

    private static String of(RunComparison comparison) {
        StringBuilder text = new StringBuilder("## Sandcheck: ")
                .append(comparison.regressions() == 0 ? "no regression" : "regression")
                .append("\n\n")
                .append(comparison.inWords())
                .append("\n\n");
        comparison
                .caveats()
                .forEach(caveat -> text.append("> ").append(shown(caveat)).append("\n\n"));
        comparison.unused().forEach(allowance -> text.append("> Nothing to allow for ")
                .append(shown(allowance.text()))
                .append("\n\n"));
        for (ChangeKind kind : ChangeKind.values()) {
            section(text, kind, ChangeGroup.of(comparison, kind));
        }
        if (!comparison.inventory().isEmpty()) {
            text.append("<details open><summary><b>what commands can do</b></summary>\n\n");
            comparison.inventory().stream()
                    .limit(MOST_GROUPS)
                    .forEach(line -> text.append("- ").append(shown(line)).append('\n'));
            text.append("\n</details>\n\n");
        }
        return text.toString();
    }

    private static void section(StringBuilder text, ChangeKind kind, List<ChangeGroup> groups) {
        if (groups.isEmpty()) {
            return;
        }
        text.append(kind == ChangeKind.WORSE ? "<details open>" : "<details>")
                .append("<summary><b>%s</b></summary>%n%n".formatted(kind.words()));
        groups.stream().limit(MOST_GROUPS).forEach(group -> {
            text.append("**%s**%s%n%n".formatted(shown(group.sandbox()), group.allowed() ? ", allowed" : ""));
            group.lines().forEach(line -> text.append("- ").append(shown(line)).append('\n'));
            text.append('\n');
        });
        if (groups.size() > MOST_GROUPS) {
            text.append("and %d more%n%n".formatted(groups.size() - MOST_GROUPS));
        }
        text.append("</details>\n\n");
    }

    private static String shown(String line) {
        return MarkdownText.of(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "..." : line);
    }
}
