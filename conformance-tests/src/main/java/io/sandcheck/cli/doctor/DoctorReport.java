package io.sandcheck.cli.doctor;

import static java.util.stream.Collectors.joining;

import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.Style;
import io.sandcheck.cli.terminal.Wrapped;
import io.sandcheck.diagnosis.Explanation;
import io.sandcheck.diagnosis.Printable;
import io.sandcheck.doctor.Cause;
import io.sandcheck.doctor.Examination;
import io.sandcheck.doctor.FoundationResult;
import io.sandcheck.host.HostFacts;
import io.sandcheck.probe.ProbeResult.Outcome;
import io.sandcheck.sandbox.Capability;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The findings about this machine, for people: what it is, what works, why the rest does not, and which sandboxes would
 * start.
 */
final class DoctorReport {

    private static final Set<String> IN_THE_FIRST_LINE = Set.of("kernel.release", "os", "uid", "container");

    private final Console console;
    private final List<String> lines = new ArrayList<>();

    DoctorReport(Console console) {
        this.console = console;
    }

    void print(Examination examination, List<HostKind> hosts) {
        lines.addAll(Wrapped.lines(machine(examination.facts()), "", "  ", console.columns()));
        lines.addAll(Wrapped.lines(settings(examination.facts()), "", "  ", console.columns()));
        heading("What sandboxes need, and whether it works here");
        examination.foundations().forEach(this::foundation);
        if (!examination.causes().isEmpty()) {
            heading("Why that does not work");
            examination.causes().forEach(this::cause);
        }
        heading("Whether these sandboxes would start here, once they are installed");
        examination.prognoses().forEach(prognosis -> add(OutlookLine.of(prognosis)));
        heading("Hosts for 'sandcheck run'");
        hosts.forEach(this::host);
        lines.forEach(console.out()::println);
        console.out().flush();
    }

    private static String machine(HostFacts facts) {
        List<String> parts =
                new ArrayList<>(List.of("This machine: Linux " + facts.get("kernel.release"), facts.get("os")));
        parts.add(facts.get("uid").equals("0") ? "as root" : "as an ordinary user, uid " + facts.get("uid"));
        if (!facts.get("container").equals("none")) {
            parts.add("in a container: " + facts.get("container"));
        }
        return Printable.line(String.join(", ", parts));
    }

    private static String settings(HostFacts facts) {
        return Printable.line(facts.values().entrySet().stream()
                .filter(fact -> !IN_THE_FIRST_LINE.contains(fact.getKey()))
                .map(fact -> fact.getKey() + " " + fact.getValue())
                .collect(joining(", ", "Settings: ", "")));
    }

    private void foundation(FoundationResult result) {
        add(new DoctorLine(answer(result.probe().outcome()), result.capability().id(), said(result)));
    }

    private static DoctorLine.Answer answer(Outcome outcome) {
        return switch (outcome) {
            case GRANTED -> DoctorLine.Answer.YES;
            case DENIED -> DoctorLine.Answer.NO;
            case UNKNOWN -> DoctorLine.Answer.UNKNOWN;
        };
    }

    private static String said(FoundationResult result) {
        String title = result.foundation().title();
        Capability blockedBy = result.blockedBy();
        if (blockedBy != null) {
            return "%s: needs %s".formatted(title, blockedBy);
        }
        return "%s: %s"
                .formatted(
                        title,
                        result.probe().denied()
                                ? result.probe().summary()
                                : result.probe().detail());
    }

    private void cause(Cause cause) {
        lines.add("");
        lines.add("  "
                + console.styled(
                        Style.BOLD,
                        cause.affected().stream().map(Capability::id).collect(joining(", "))));
        Explanation.inFull(cause.diagnosis())
                .forEach(line -> lines.addAll(Wrapped.underHeading(line, console.columns())));
    }

    private void host(HostKind host) {
        String obstacle = host.obstacle();
        add(
                obstacle == null
                        ? new DoctorLine(DoctorLine.Answer.YES, host.name(), String.valueOf(host.madeWith()))
                        : new DoctorLine(DoctorLine.Answer.NO, host.name(), obstacle));
    }

    private void heading(String text) {
        lines.add("");
        lines.add(console.styled(Style.BOLD, text));
    }

    private void add(DoctorLine line) {
        lines.addAll(line.lines(console));
    }
}
