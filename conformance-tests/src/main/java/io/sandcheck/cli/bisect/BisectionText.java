package io.sandcheck.cli.bisect;

import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.Style;
import io.sandcheck.cli.terminal.Wrapped;
import io.sandcheck.diagnosis.Printable;
import io.sandcheck.sandbox.Release;
import io.sandcheck.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The result of a bisection, with the evidence of both sides. */
final class BisectionText {

    private final Bisection bisection;
    private final List<Release> releases;
    private final String again;

    /**
     * Create it.
     *
     * @param again the command that shows one release, up to its version
     */
    BisectionText(Bisection bisection, List<Release> releases, String again) {
        this.bisection = bisection;
        this.releases = releases;
        this.again = again;
    }

    List<String> lines(Console console) {
        List<String> lines = new ArrayList<>();
        List<Release> known = releases.stream().filter(bisection::knows).toList();
        lines.addAll(stretches(known, release -> bisection.judgedOf(release).outcome()));
        lines.add("");
        if (!bisection.turns()) {
            lines.add(
                    "Both ends have the same result, so there is nothing to find. Name other releases with --good and --bad.");
            describe(lines, "oldest", releases.get(0), console);
            describe(lines, "newest", releases.get(releases.size() - 1), console);
            return lines;
        }
        boolean broke = bisection.oldest().verdict() == Verdict.CONFORMS;
        boolean fixed = bisection.newest().verdict() == Verdict.CONFORMS;
        String last = broke ? "last good" : fixed ? "last bad" : "last as before";
        String first = broke ? "first bad" : fixed ? "first good" : "first as now";
        describe(lines, last, bisection.last(), console);
        stretches(bisection.between(), release -> bisection.judgedOf(release).reason())
                .forEach(line -> lines.addAll(
                        Wrapped.lines(Printable.line("passed over: " + line), "", "  ", console.columns())));
        describe(lines, first, bisection.first(), console);
        return lines;
    }

    /** Return a line for each sequence of releases with the same text. */
    private static List<String> stretches(List<Release> some, Function<Release, String> said) {
        List<String> lines = new ArrayList<>();
        int begin = 0;
        for (int i = 1; i <= some.size(); i++) {
            String words = said.apply(some.get(begin));
            if (i == some.size() || !said.apply(some.get(i)).equals(words)) {
                String to = i - 1 == begin ? "" : " to " + some.get(i - 1);
                lines.add("%s%s: %s".formatted(some.get(begin), to, words));
                begin = i;
            }
        }
        return lines;
    }

    private void describe(List<String> lines, String name, Release release, Console console) {
        JudgedRelease judged = bisection.judgedOf(release);
        Style style = judged.verdict() == Verdict.CONFORMS ? Style.GOOD : Style.BAD;
        lines.add(console.styled(style, "%s: %s".formatted(name, release)));
        lines.addAll(Wrapped.underHeading("%s: %s".formatted(judged.verdict(), judged.reason()), console.columns()));
        judged.evidence().forEach(line -> lines.addAll(Wrapped.underHeading(line, console.columns())));
        lines.add("  " + Printable.line(again + release.version()));
    }
}
