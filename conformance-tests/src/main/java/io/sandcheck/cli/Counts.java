package io.sandcheck.cli;

import io.sandcheck.report.RunSummary;
import java.util.List;

/** How many results ended how, in words; compatibility and security apart. */
record Counts(RunSummary summary) {

    List<String> lines(Console console) {
        Style style = summary.unexpected() == 0 ? Style.GOOD : Style.BAD;
        return List.of(
                "Compatibility: " + summary.compatibilityInWords(),
                "Security:      " + summary.securityInWords(),
                console.styled(style, summary.expectationsInWords()));
    }

    static String of(int count, String noun) {
        return RunSummary.counted(count, noun);
    }
}
