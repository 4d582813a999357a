package io.sandcheck.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sandcheck.report.ResultKey;
import io.sandcheck.report.RunSummary;
import io.sandcheck.report.compare.Change;
import io.sandcheck.report.compare.ChangeGroup;
import io.sandcheck.report.compare.ChangeKind;
import io.sandcheck.report.compare.ComparedResult;
import io.sandcheck.report.compare.ComparedRun;
import io.sandcheck.report.compare.History;
import io.sandcheck.report.compare.RunSeries;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data for the templates of a comparison.
 *
 * @param directory into which the page is written
 */
record ComparisonModel(Path directory, RunSeries series) {

    /** Regressions come first. */
    static final List<ChangeKind> KINDS =
            List.of(ChangeKind.WORSE, ChangeKind.GONE, ChangeKind.OTHER_REASON, ChangeKind.BETTER, ChangeKind.NEW);

    private static final int LONGEST_REASON = 1_000;

    /** Maximum number of rows of each history. */
    private static final int MOST_ROWS = 2_000;

    /** Scenarios that changed in the same way, under one policy. */
    record Place(String policy, List<Change> changes) {}

    String headline() {
        long regressions = series.last().regressions();
        return regressions == 0 ? "No regression" : RunSummary.counted((int) regressions, "regression");
    }

    boolean good() {
        return series.last().regressions() == 0;
    }

    /** Return the steps, the latest first. */
    List<ComparisonStep> steps() {
        List<ComparisonStep> steps = new ArrayList<>();
        for (int i = 0; i < series.steps().size(); i++) {
            steps.add(new ComparisonStep(i, series.steps().get(i)));
        }
        Collections.reverse(steps);
        return steps;
    }

    boolean many() {
        return series.runs().size() > 2;
    }

    String name(int run) {
        return PageModel.shown(series.runs().get(run).name());
    }

    /** Return the name of a run in caveats. */
    String role(int run) {
        int later = series.runs().size() - 1 - run;
        return later == 0 ? "HEAD" : later == 1 ? "BASE" : "earlier";
    }

    /** Return the address of a run's page; empty if there is none. */
    String address(int run) {
        ComparedRun compared = series.runs().get(run);
        Path page = compared.directory().resolve("index.html");
        return Files.exists(page) ? relative(page) : "";
    }

    /** Return the address of an experiment on its run's page; empty if there is no page or no experiment. */
    String address(int run, @Nullable ResultKey key) {
        String page = key == null ? "" : address(run);
        return page.isEmpty() || key == null ? "" : page + "#" + encoded(PageModel.id(key));
    }

    private String relative(Path page) {
        Path from = directory.toAbsolutePath().normalize();
        Path to = page.toAbsolutePath().normalize();
        List<String> parts = new ArrayList<>();
        from.relativize(to).forEach(part -> parts.add(encoded(part.toString())));
        return "./" + String.join("/", parts);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    /** Return the address of an experiment that changed, on the page of the later run if it is there. */
    String address(ComparisonStep step, Change change) {
        return address(change.is() == null ? step.base() : step.head(), change.key());
    }

    List<Place> places(ChangeGroup group) {
        Map<String, List<Change>> places = new LinkedHashMap<>();
        group.changes().forEach(change -> places.computeIfAbsent(
                        change.key().policy() + " on " + change.key().hostLabel(), any -> new ArrayList<>())
                .add(change));
        return places.entrySet().stream()
                .map(place -> new Place(PageModel.shown(place.getKey()), place.getValue()))
                .toList();
    }

    List<History.Row> rows(History history) {
        return history.rows().stream().limit(MOST_ROWS).toList();
    }

    int left(History history) {
        return Math.max(0, history.rows().size() - MOST_ROWS);
    }

    /** Return the heading for a kind of change. */
    static String heading(ChangeKind kind) {
        return kind.words().substring(0, 1).toUpperCase(Locale.ROOT)
                + kind.words().substring(1);
    }

    /**
     * Tell whether changes of a kind are visible at once: all except new ones and other reasons, and all about
     * security.
     */
    static boolean important(ChangeKind kind, List<ChangeGroup> groups) {
        return (kind != ChangeKind.NEW && kind != ChangeKind.OTHER_REASON)
                || groups.stream().anyMatch(ChangeGroup::aboutSecurity);
    }

    /** Return the heading of a narrow column. */
    static String shortly(ChangeKind kind) {
        return kind == ChangeKind.OTHER_REASON ? "other reason" : kind.words();
    }

    /** Return the CSS class of a count. */
    static String look(ChangeKind kind, int count) {
        if (count == 0) {
            return "none";
        }
        return switch (kind) {
            case WORSE, GONE -> "deviates";
            case BETTER -> "conforms";
            case OTHER_REASON, NEW -> "other";
        };
    }

    /**
     * Return the named cause with its errno, followed by the separator before the reason; empty if there is no cause.
     */
    static String cause(ComparedResult outcome) {
        return outcome.diagnosis() == null
                ? ""
                : PageModel.shown(
                        "[" + outcome.diagnosis() + (outcome.errno() == null ? "" : ", " + outcome.errno()) + "] ");
    }

    static String excerpt(String reason) {
        return new Excerpt(LONGEST_REASON).beginning(reason);
    }

    Asset style() {
        return Asset.STYLE;
    }
}
