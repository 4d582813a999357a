package io.sandcheck.cli.report;

import static java.util.Comparator.comparing;

import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.Counts;
import io.sandcheck.cli.terminal.Wrapped;
import io.sandcheck.diagnosis.Printable;
import io.sandcheck.expectation.Expectation;
import io.sandcheck.report.RecordedResult;
import io.sandcheck.verdict.ScenarioKind;
import io.sandcheck.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The expected deviations: one line for each cause, with the number of its scenarios and the issue that tracks it. */
final class KnownCauses {

    /** A cause that several scenarios share. */
    private record Cause(ScenarioKind topic, String sandbox, String noun, Verdict verdict, String text) {

        static Cause of(RecordedResult result) {
            Expectation expectation = result.expectation();
            String issue = expectation.issue() == null ? "" : " (" + expectation.issue() + ")";
            boolean security = result.verdict() == Verdict.ESCAPE;
            return new Cause(
                    security ? ScenarioKind.SECURITY : result.kind(),
                    result.sandbox(),
                    noun(result.kind()),
                    result.verdict(),
                    expectation.reason() + issue);
        }

        private static String noun(ScenarioKind kind) {
            return switch (kind) {
                case SECURITY -> "guard";
                case COMPATIBILITY -> "workload";
                case GUIDANCE -> "check";
            };
        }

        /** A deviation is the usual outcome; any other is named. */
        String outcome() {
            return verdict == Verdict.DEVIATES ? "" : ", " + verdict.name().toLowerCase(Locale.ROOT);
        }
    }

    private final Map<Cause, Set<String>> scenariosOfCause = new HashMap<>();
    private final Set<String> sandboxes = new TreeSet<>();

    void add(RecordedResult result) {
        sandboxes.add(result.sandbox());
        boolean wrong = result.verdict() != Verdict.CONFORMS && result.verdict() != Verdict.NOT_APPLICABLE;
        if (wrong && result.asExpected()) {
            scenariosOfCause
                    .computeIfAbsent(Cause.of(result), cause -> new TreeSet<>())
                    .add(result.label());
        }
    }

    /**
     * Return the lines about what must be denied, what must be allowed, or what users are told; the most frequent
     * causes first.
     */
    List<String> lines(ScenarioKind topic, Console console) {
        List<String> lines = new ArrayList<>();
        scenariosOfCause.entrySet().stream()
                .filter(each -> each.getKey().topic() == topic)
                .sorted(comparing((Map.Entry<Cause, Set<String>> each) ->
                                each.getKey().sandbox())
                        .thenComparing(each -> -each.getValue().size())
                        .thenComparing(each -> each.getKey().text()))
                .forEach(each -> lines.addAll(Wrapped.lines(
                        Printable.line(line(each.getKey(), each.getValue().size())),
                        "  ",
                        "      ",
                        console.columns())));
        return lines;
    }

    private String line(Cause cause, int scenarios) {
        String of = sandboxes.size() > 1 ? cause.sandbox() + ": " : "";
        return "%s%s%s: %s".formatted(of, Counts.of(scenarios, cause.noun()), cause.outcome(), cause.text());
    }
}
