package io.sandcheck.cli.terminal;

import io.sandcheck.report.RunSummary;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/** How many results ended how, in words; compatibility and security apart. */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Counts(RunSummary summary) {

    public List<String> lines(Console console) {
        Style style = summary.unexpected() == 0 ? Style.GOOD : Style.BAD;
        List<String> lines = new ArrayList<>();
        lines.add("Compatibility: " + summary.compatibilityInWords());
        lines.add("Security:      " + summary.securityInWords());
        if (!summary.guidance().isEmpty()) {
            lines.add("Guidance:      " + summary.guidanceInWords());
        }
        lines.add(console.styled(style, summary.expectationsInWords()));
        return lines;
    }

    public static String of(int count, String noun) {
        return RunSummary.counted(count, noun);
    }
}
