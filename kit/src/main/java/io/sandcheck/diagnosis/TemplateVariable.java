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
 * A name in braces that texts of a rule can use, besides the named groups of its patterns.
 *
 * @param needsDenial whether it is about a denied probe, which only a condition {@code denied} provides
 */
record TemplateVariable(boolean needsDenial, Function<Match, String> value) {

    private static final Map<String, Function<Match, String>> OF_A_DENIAL = Map.of(
            "capability", match -> denied(match).capability().id(),
            "syscall", match -> String.valueOf(denied(match).syscall()),
            "errno", match -> String.valueOf(denied(match).errno()),
            "errno.meaning", match -> errno(denied(match)).map(Errno::meaning).orElse("meaning not known"),
            "denial", match -> denial(denied(match)),
            "complaint", TemplateVariable::complaint);

    private static final Map<String, Function<Match, String>> OF_ANYTHING = Map.of(
            "probes", TemplateVariable::probes,
            "inside", match -> outcome(match.inside()),
            "outside", match -> outcome(match.outside()),
            "inside.bytes", match -> bytes(match.inside()),
            "outside.bytes", match -> bytes(match.outside()),
            "says", match -> match.text().lastLine().orElse("nothing"),
            "decisive", match -> match.text().decisiveLine().orElse("nothing"));

    /** Return the variable of that name; empty if there is none. */
    static Optional<TemplateVariable> find(String name) {
        if (OF_A_DENIAL.containsKey(name)) {
            return Optional.of(new TemplateVariable(true, OF_A_DENIAL.get(name)));
        }
        if (OF_ANYTHING.containsKey(name)) {
            return Optional.of(new TemplateVariable(false, OF_ANYTHING.get(name)));
        }
        return Fact.find(name).map(found -> new TemplateVariable(false, match -> match.fact(found)));
    }

    /** Return all names that can be used, for the message about an unknown one. */
    static String known() {
        return Stream.of(OF_A_DENIAL.keySet(), OF_ANYTHING.keySet())
                .flatMap(names -> names.stream().sorted())
                .collect(Collectors.joining(", ", "", ", the facts " + String.join(", ", Fact.IDS.names())));
    }

    private static ProbeResult denied(Match match) {
        ProbeResult probe = match.denied();
        if (probe == null) {
            throw new IllegalStateException("A text names a denied capability where no condition found one");
        }
        return probe;
    }

    private static Optional<Errno> errno(ProbeResult probe) {
        return Optional.ofNullable(probe.errno()).flatMap(Errno::find);
    }

    private static String denial(ProbeResult probe) {
        if (probe.errno() == null && probe.signal() == null) {
            return String.valueOf(probe.detail());
        }
        return probe.syscall()
                + " "
                + (probe.signal() != null
                        ? "killed by " + probe.signal()
                        : errno(probe).map(Errno::numbered).orElse(String.valueOf(probe.errno())));
    }

    private static String complaint(Match match) {
        return errno(denied(match))
                .flatMap(errno -> match.text().firstLine(errno::namedIn))
                .or(() -> match.text().decisiveLine().map(line -> "it says: " + line))
                .orElse("nothing");
    }

    private static String probes(Match match) {
        List<ProbeResult> probes = match.observation().probes();
        List<ProbeResult> others = match.observation().undeclared();
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
