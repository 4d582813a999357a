package io.sandcheck.report.markdown;

import io.sandcheck.report.compare.ChangeGroup;
import io.sandcheck.report.compare.ChangeKind;
import io.sandcheck.report.compare.RunComparison;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Writes a comparison of two runs for the summary of a job, or a comment.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ComparisonMarkdown {

    /** Of each kind; more is not read, and would not be shown. */
    private static final int MOST_GROUPS = 40;

    private static final int LONGEST_LINE = 1_000;

    private ComparisonMarkdown() {}

    /** Return it as text. */
    public static String of(RunComparison comparison) {
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
