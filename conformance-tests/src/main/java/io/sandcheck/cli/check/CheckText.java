package io.sandcheck.cli.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.sandcheck.cli.check.PrefixCheck.Found;
import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.Counts;
import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.Style;
import io.sandcheck.cli.terminal.Wrapped;
import io.sandcheck.diagnosis.Diagnosis;
import io.sandcheck.diagnosis.Printable;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The output about a prefix: whether it holds, and what it is too tight for. */
record CheckText(String prefix, Found found) {

    /** The exit codes of this command that are used most. */
    static final int HOLDS = ExitCode.AS_EXPECTED;

    private static final int NAMED = 10;

    static final int DOES_NOT_HOLD = 1;
    static final int TOO_TIGHT = 2;
    static final int NOT_KNOWN = ExitCode.BROKEN;

    List<String> lines(Console console) {
        List<String> lines = new ArrayList<>();
        lines.add(console.styled(Style.BOLD, Printable.line(prefix)));
        lines.add("checked as: " + found.policy().id());
        lines.add("");
        if (!starts()) {
            add(lines, console, "It does not start: " + obstacle());
            return lines;
        }
        List<ScenarioResult> escapes = of(found.guards(), Verdict.ESCAPE);
        add(
                lines,
                console,
                escapes.isEmpty()
                        ? "%s: %s of %s are held"
                                .formatted(
                                        held() == 0 ? "Not known" : "Holds",
                                        held(),
                                        Counts.of(found.guards().size(), "guard"))
                        : "Does not hold: %s".formatted(Counts.of(escapes.size(), "guard")));
        escapes.forEach(escape -> add(lines, console, "  " + line(escape)));
        of(found.guards(), Verdict.INCONCLUSIVE).forEach(result -> add(lines, console, "  not known: " + line(result)));
        tightness(lines, console);
        return lines;
    }

    private void tightness(List<String> lines, Console console) {
        List<ScenarioResult> tight = of(found.workloads(), Verdict.DEVIATES);
        lines.add("");
        add(
                lines,
                console,
                tight.isEmpty()
                        ? works()
                        : "Too tight for: "
                                + tight.stream()
                                        .map(result -> result.subject().scenario())
                                        .collect(Collectors.joining(", ")));
        tight.forEach(result -> add(lines, console, "  " + line(result)));
        skipped(lines, console);
    }

    private String works() {
        int count = of(found.workloads(), Verdict.CONFORMS).size();
        return count == 0
                ? "Not known whether it is too tight: no workload could be tried"
                : "Every workload that was tried works inside: " + count;
    }

    private void skipped(List<String> lines, Console console) {
        found.workloads().stream()
                .filter(result -> result.judgement().verdict() != Verdict.DEVIATES
                        && result.judgement().verdict() != Verdict.CONFORMS)
                .collect(groupingBy(CheckText::firstLine, LinkedHashMap::new, toList()))
                .forEach((reason, results) -> add(
                        lines,
                        console,
                        "  not tried: %s: %s"
                                .formatted(
                                        results.stream()
                                                .map(result -> result.subject().scenario())
                                                .collect(Collectors.joining(", ")),
                                        reason)));
        if (!found.untried().isEmpty()) {
            add(lines, console, "  no time was left for " + untried());
        }
    }

    /** Names only a few; otherwise, on a slow machine, they would hide the verdict. */
    private String untried() {
        List<String> untried = found.untried();
        String named = String.join(", ", untried.subList(0, Math.min(NAMED, untried.size())));
        return untried.size() <= NAMED ? named : "%s, and %d more".formatted(named, untried.size() - NAMED);
    }

    private static String firstLine(ScenarioResult result) {
        return result.judgement().reason().lines().findFirst().orElse("");
    }

    private static String line(ScenarioResult result) {
        Diagnosis diagnosis = result.judgement().diagnosis();
        String why = result.judgement().verdict() == Verdict.DEVIATES && diagnosis != null
                ? diagnosis.title()
                : result.judgement().reason();
        return result.subject().label() + ": " + why;
    }

    private static void add(List<String> lines, Console console, String text) {
        lines.addAll(Wrapped.lines(Printable.line(text), "", "    ", console.columns()));
    }

    int exitCode() {
        if (!starts() || found.guards().isEmpty()) {
            return NOT_KNOWN;
        }
        if (!of(found.guards(), Verdict.ESCAPE).isEmpty()) {
            return DOES_NOT_HOLD;
        }
        if (held() == 0) {
            return NOT_KNOWN;
        }
        return of(found.workloads(), Verdict.DEVIATES).isEmpty() ? HOLDS : TOO_TIGHT;
    }

    /** The named cause with its evidence; without a cause, the reason. */
    private String obstacle() {
        Diagnosis diagnosis = found.start().judgement().diagnosis();
        return diagnosis == null
                ? found.start().judgement().reason()
                : Stream.concat(Stream.of(diagnosis.title()), diagnosis.evidence().stream())
                        .collect(Collectors.joining(" "));
    }

    private boolean starts() {
        return found.start().judgement().verdict() != Verdict.UNAVAILABLE;
    }

    private int held() {
        return of(found.guards(), Verdict.CONFORMS).size();
    }

    private static List<ScenarioResult> of(List<ScenarioResult> results, Verdict verdict) {
        return results.stream()
                .filter(result -> result.judgement().verdict() == verdict)
                .toList();
    }
}
