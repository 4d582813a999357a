package io.sandcheck.report.badge;

import io.sandcheck.report.Report;
import io.sandcheck.report.RunSummary;
import io.sandcheck.verdict.Verdict;

/**
 * The text and color of a badge.
 *
 * @param message the counts, in words
 * @param color white text on it has a contrast of at least 4.5 (WCAG 2.2, 1.4.3)
 */
record BadgeText(String message, String color) {

    static final String LABEL = "sandcheck";

    private static final String GREEN = "#1a7f37";
    private static final String AMBER = "#9a6700";
    private static final String RED = "#cf222e";

    static BadgeText of(Report report) {
        boolean complete = report.incomplete().isEmpty() && report.missing().isEmpty();
        return new BadgeText(
                (complete ? "" : "incomplete: ") + text(report.summary()), complete ? color(report.summary()) : RED);
    }

    private static String text(RunSummary summary) {
        int judged = summary.compatibility().entrySet().stream()
                .filter(count -> count.getKey() != Verdict.NOT_APPLICABLE)
                .mapToInt(count -> count.getValue())
                .sum();
        return "%d of %d conform, %s"
                .formatted(summary.compatibility().getOrDefault(Verdict.CONFORMS, 0), judged, escapes(summary));
    }

    private static String escapes(RunSummary summary) {
        if (!summary.securityTested()) {
            return "security not tested";
        }
        int escapes = summary.count(Verdict.ESCAPE);
        return escapes == 0 ? "no escape" : RunSummary.counted(escapes, "escape");
    }

    private static String color(RunSummary summary) {
        if (summary.unexpected() > 0 || summary.count(Verdict.ESCAPE) > 0) {
            return RED;
        }
        int conforming = summary.count(Verdict.CONFORMS);
        return conforming > 0 && conforming == summary.applicable() && summary.securityTested() ? GREEN : AMBER;
    }
}
