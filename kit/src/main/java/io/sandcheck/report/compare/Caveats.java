package io.sandcheck.report.compare;

import io.sandcheck.report.RecordedRun;
import io.sandcheck.report.RunFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The differences between two runs besides their results. Readers of the comparison must know them first. */
record Caveats(RunFile base, RunFile head) {

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        addMissing(lines, "BASE", base);
        addMissing(lines, "HEAD", head);
        if (!base.runs().isEmpty() && !head.runs().isEmpty()) {
            Map<String, Set<String>> after = facts(head);
            facts(base).forEach((name, before) -> addDifference(lines, name, before, after.getOrDefault(name, before)));
        }
        return lines;
    }

    private static void addDifference(List<String> lines, String name, Set<String> before, Set<String> after) {
        if (!before.equals(after)) {
            lines.add("The runs differ: %s is %s in BASE and %s in HEAD"
                    .formatted(name, String.join(" and ", before), String.join(" and ", after)));
        }
    }

    private static void addMissing(List<String> lines, String name, RunFile file) {
        if (file.runs().isEmpty()) {
            lines.add("%s does not say where it ran".formatted(name));
        }
        file.runs().stream()
                .filter(run -> !run.complete())
                .forEach(
                        run -> lines.add("%s is not complete: run %s was %s".formatted(name, run.id(), run.outcome())));
        file.notes().forEach(note -> lines.add("%s: %s".formatted(name, note)));
    }

    /** If several runs were merged, a fact may have several values. */
    private static Map<String, Set<String>> facts(RunFile file) {
        Map<String, Set<String>> facts = new TreeMap<>();
        for (RecordedRun run : file.runs()) {
            run.machine().forEach((name, value) -> add(facts, name, value));
            add(facts, "host", run.host());
            add(facts, "sandcheck", run.sandcheck());
        }
        return facts;
    }

    private static void add(Map<String, Set<String>> facts, String name, String value) {
        facts.computeIfAbsent(name, first -> new TreeSet<>()).add(value);
    }
}
