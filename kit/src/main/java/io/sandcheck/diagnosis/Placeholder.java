package io.sandcheck.diagnosis;

import io.sandcheck.kernel.Errno;
import io.sandcheck.probe.ProbeResult;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Output;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the texts of a rule can name in braces, besides the named groups of its patterns.
 *
 * @param needsDenial whether it speaks of a denied probe, which only a condition {@code denied} provides
 */
record Placeholder(boolean needsDenial, Function<Findings, String> value) {

    private static final Map<String, Function<Findings, String>> OF_A_DENIAL = Map.of(
            "capability", findings -> denied(findings).capability().id(),
            "syscall", findings -> String.valueOf(denied(findings).syscall()),
            "errno", findings -> String.valueOf(denied(findings).errno()),
            "errno.meaning",
                    findings -> errno(denied(findings)).map(Errno::meaning).orElse("meaning not known"),
            "denial", findings -> denial(denied(findings)),
            "complaint", Placeholder::complaint);

    private static final Map<String, Function<Findings, String>> OF_ANYTHING = Map.of(
            "probes", Placeholder::probes,
            "inside", findings -> outcome(findings.inside()),
            "outside", findings -> outcome(findings.outside()),
            "inside.bytes", findings -> bytes(findings.inside()),
            "outside.bytes", findings -> bytes(findings.outside()),
            "says", findings -> findings.text().lastLine().orElse("nothing"),
            "decisive", findings -> findings.text().decisiveLine().orElse("nothing"));

    /** Return the placeholder of that name, or nothing where there is none. */
    static Optional<Placeholder> find(String name) {
        if (OF_A_DENIAL.containsKey(name)) {
            return Optional.of(new Placeholder(true, OF_A_DENIAL.get(name)));
        }
        if (OF_ANYTHING.containsKey(name)) {
            return Optional.of(new Placeholder(false, OF_ANYTHING.get(name)));
        }
        return Fact.find(name).map(found -> new Placeholder(false, findings -> findings.fact(found)));
    }

    /** Return all that can be named, for the message about one that cannot. */
    static String known() {
        return Stream.of(OF_A_DENIAL.keySet(), OF_ANYTHING.keySet())
                .flatMap(names -> names.stream().sorted())
                .collect(Collectors.joining(", ", "", ", the facts " + String.join(", ", Fact.IDS.names())));
    }

    private static ProbeResult denied(Findings findings) {
        ProbeResult probe = findings.denied();
        if (probe == null) {
            throw new IllegalStateException("A text names a denied capability where no condition found one");
        }
        return probe;
    }

    private static Optional<Errno> errno(ProbeResult probe) {
        return Optional.ofNullable(probe.errno()).flatMap(Errno::find);
    }

    private static String denial(ProbeResult probe) {
        return probe.syscall()
                + " "
                + (probe.signal() != null
                        ? "killed by " + probe.signal()
                        : errno(probe).map(Errno::numbered).orElse(String.valueOf(probe.errno())));
    }

    private static String complaint(Findings findings) {
        return errno(denied(findings))
                .flatMap(errno -> findings.text().firstLine(errno::namedIn))
                .or(findings.text()::lastLine)
                .orElse("nothing");
    }

    private static String probes(Findings findings) {
        List<ProbeResult> probes = findings.observation().probes();
        List<ProbeResult> others = findings.observation().undeclared();
        String declared = probes.isEmpty() ? "no capability is declared" : told(probes);
        return others.isEmpty()
                ? declared
                : declared
                        + others.stream()
                                .map(probe -> probe.capability().id())
                                .collect(Collectors.joining(", ", "; denied and not declared: ", ""));
    }

    private static String told(List<ProbeResult> probes) {
        return probes.stream()
                .map(probe -> probe.capability() + " " + probe.summary())
                .collect(Collectors.joining(", "));
    }

    private static String outcome(Optional<CommandResult> result) {
        return result.map(CommandResult::outcome).orElse("not run");
    }

    private static String bytes(Optional<CommandResult> result) {
        long bytes = result.stream()
                .flatMap(ran -> Stream.of(ran.stdout(), ran.stderr()))
                .mapToLong(Output::totalBytes)
                .sum();
        return String.format(Locale.ROOT, "%,d", bytes);
    }
}
