package io.sandcheck.cli.report;

import io.sandcheck.diagnosis.Printable;
import io.sandcheck.expectation.Expectations;
import io.sandcheck.expectation.SeenResult;
import io.sandcheck.expectation.UnexpectedPass;
import io.sandcheck.report.RecordedResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The edits after which better results are expected, one for each rule. */
final class Edits {

    private final Map<Expectations, List<SeenResult>> seen = new LinkedHashMap<>();
    private final Set<List<String>> recorded = new LinkedHashSet<>();

    /**
     * Edit the expectations as they were read at the beginning of the run. If they are not known, use the edit of each
     * result.
     */
    Edits(List<Expectations> expectations) {
        expectations.forEach(each -> seen.put(each, new ArrayList<>()));
    }

    /** Take note of what a rule expects, be it so or not: what else a rule is about decides whether it can go. */
    void add(RecordedResult result) {
        String place = result.expectation().place();
        if (place != null) {
            seen.forEach((expectations, results) -> {
                if (place.startsWith(expectations.file() + ":")) {
                    results.add(SeenResults.of(result));
                }
            });
        }
        if (seen.isEmpty() && !result.edit().isEmpty()) {
            recorded.add(result.edit());
        }
    }

    List<String> lines() {
        Stream<List<String>> edits =
                seen.entrySet().stream().flatMap(each -> UnexpectedPass.edits(each.getKey(), each.getValue()).stream());
        return Stream.concat(edits, recorded.stream()).flatMap(Edits::shown).toList();
    }

    private static Stream<String> shown(List<String> edit) {
        return Stream.concat(
                Stream.of("", "  edit: " + Printable.line(edit.get(0))),
                edit.stream().skip(1).map(line -> "        " + Printable.line(line)));
    }
}
