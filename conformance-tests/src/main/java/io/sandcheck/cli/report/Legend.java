package io.sandcheck.cli.report;

import static java.util.stream.Collectors.joining;

import io.sandcheck.cli.terminal.Wrapped;
import io.sandcheck.report.Cell;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Verdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Explains the words, signs and policies that a table shows. */
final class Legend {

    /** The cell of a scenario that was not run. */
    static final String NOT_RUN = ".";

    private final Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
    private final Set<SandboxPolicy> policies = EnumSet.noneOf(SandboxPolicy.class);
    private final Set<String> marks = new TreeSet<>();

    void add(SandboxPolicy policy, Cell cell) {
        verdicts.add(cell.verdict());
        policies.add(policy);
        marks.add(cell.mark());
    }

    /** Return its lines, in this width. */
    List<String> lines(boolean hasGaps, int columns) {
        List<String> lines = new ArrayList<>();
        Stream<String> words = verdicts.stream().map(verdict -> Cell.word(verdict) + "=" + Cell.meaning(verdict));
        Stream<String> signs = Stream.of("!=not as expected", "+=better than expected", ".=not run")
                .filter(sign -> marks.contains(sign.substring(0, 1)) || (sign.startsWith(NOT_RUN) && hasGaps));
        lines.addAll(Wrapped.lines(Stream.concat(words, signs).collect(joining(", ")), "", "", columns));
        lines.addAll(Wrapped.lines(
                policies.stream().map(policy -> policy.shortId() + "=" + policy).collect(joining(", ")),
                "",
                "",
                columns));
        return lines;
    }
}
