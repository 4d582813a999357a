package io.sandcheck.cli;

import static java.util.stream.Collectors.joining;

import io.sandcheck.report.RunSummary;
import io.sandcheck.verdict.Verdict;
import java.util.List;
import java.util.Map;

/** How many results ended how, in words; compatibility and security apart. */
record Counts(RunSummary summary) {

    List<String> lines(Console console) {
        return List.of(
                "Compatibility: " + listed(summary.compatibility()),
                "Security:      " + (summary.security().isEmpty() ? "no escape" : listed(summary.security())),
                console.styled(allAsExpected() ? Style.GOOD : Style.BAD, expectations()));
    }

    private boolean allAsExpected() {
        return summary.unexpected() == 0;
    }

    private String expectations() {
        String better = summary.better() == 0 ? "" : ", %d better than expected".formatted(summary.better());
        return "%s: %s not as expected%s".formatted(of(summary.total(), "result"), none(summary.unexpected()), better);
    }

    private static String none(int count) {
        return count == 0 ? "none" : String.valueOf(count);
    }

    private static String listed(Map<Verdict, Integer> counts) {
        return counts.isEmpty()
                ? "no results"
                : counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + word(count.getKey(), count.getValue()))
                        .collect(joining(", "));
    }

    private static String word(Verdict verdict, int count) {
        return switch (verdict) {
            case CONFORMS -> count == 1 ? "conforms" : "conform";
            case DEVIATES -> count == 1 ? "deviates" : "deviate";
            case ESCAPE -> count == 1 ? "escape" : "escapes";
            case UNAVAILABLE -> "unavailable";
            case INCONCLUSIVE -> "inconclusive";
            case NOT_APPLICABLE -> "not applicable";
            case ERROR -> count == 1 ? "error" : "errors";
        };
    }

    static String of(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
