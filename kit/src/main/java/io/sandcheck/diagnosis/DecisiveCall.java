package io.sandcheck.diagnosis;

import io.sandcheck.kernel.Errno;
import io.sandcheck.probe.ProbeResult;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the call for which a workload fails, among all calls that fail only inside. */
final class DecisiveCall {

    private static final int UNNAMED = 1;

    private DecisiveCall() {}

    /**
     * Return the call that the output mentions; if the output mentions no error, the only call whose failure is not
     * ordinary.
     */
    static Optional<TracedCall> in(Match match) {
        List<TracedCall> calls = match.observation().traced();
        return calls.stream()
                .filter(call -> weight(call, match) > (isAlone(calls) && exitedWithFailure(match) ? 0 : UNNAMED))
                .max(Comparator.comparingInt((TracedCall call) -> weight(call, match))
                        .thenComparing(call -> -calls.indexOf(call)));
    }

    private static boolean isAlone(List<TracedCall> calls) {
        return calls.stream()
                        .filter(call -> !call.isOrdinary())
                        .map(call -> call.name() + " " + call.errno())
                        .distinct()
                        .count()
                == 1;
    }

    /**
     * Tell whether the command failed, by its exit code or by the demands of its scenario. A command that did not fail
     * can live with calls that fail, even if its output differs.
     */
    static boolean failed(Match match) {
        Map<Fact, String> facts = match.observation().facts();
        boolean lacks = facts.containsKey(Fact.FAILURE) && !facts.containsKey(Fact.DIFFERENCE_BETWEEN_ARMS);
        return match.inside().isPresent() && (lacks || exitedWithFailure(match));
    }

    private static boolean exitedWithFailure(Match match) {
        return match.inside().filter(result -> !result.succeeded()).isPresent();
    }

    private static int weight(TracedCall call, Match match) {
        String output = match.text().all();
        boolean named = isNamed(call, output);
        if (named && call.isNamedIn(output)) {
            return 3;
        }
        if (call.isOrdinary()) {
            return 0;
        }
        if (named && isCalled(call, output)) {
            return 3;
        }
        return named ? 2 : NamedCalls.complaints(output).isEmpty() ? UNNAMED : 0;
    }

    /** The output names the call together with its error: {@code connect failed: Network is unreachable}. */
    private static boolean isCalled(TracedCall call, String output) {
        return Errno.find(call.errno())
                .filter(errno -> NamedCalls.in(output, errno).contains(NamedCalls.canonical(call.name())))
                .isPresent();
    }

    private static boolean isNamed(TracedCall call, String output) {
        return Errno.find(call.errno()).filter(errno -> errno.namedIn(output)).isPresent();
    }

    /** Return the match with the texts about a call. If the output names the error of another call, too, it does not decide. */
    static Match told(TracedCall call, Match match) {
        Match told = match.withCaptures(captures(call, match.text())).by(Source.TRACE);
        String output = match.text().all();
        boolean another = match.observation().traced().stream()
                .filter(other -> !other.isOrdinary() && !other.errno().equals(call.errno()))
                .anyMatch(other -> isNamed(other, output));
        return isNamed(call, output) && !another ? told.by(Source.OUTPUT) : told;
    }

    private static Map<String, String> captures(TracedCall call, ObservedText output) {
        Optional<Errno> errno = Errno.find(call.errno());
        String words = errno.flatMap(known -> output.firstLine(known::namedIn))
                .or(output::decisiveLine)
                .orElse("nothing");
        return Map.of(
                "call", call.name(),
                "errno", call.errno(),
                "meaning", errno.map(Errno::meaning).orElse("it was killed"),
                "what", call.what(),
                "line", call.line(),
                "words", words);
    }

    /**
     * Tell whether the call that a probe saw denied fails only inside. False if another call fails with that error and
     * this one does not; empty if the trace shows neither.
     */
    static Optional<Boolean> isThat(ProbeResult denied, Errno errno, Observation observation) {
        if (of(denied, errno, observation).isPresent()) {
            return Optional.of(true);
        }
        return failed(errno, observation).isEmpty() || NamedCalls.isOfLibrary(wanted(denied))
                ? Optional.empty()
                : Optional.of(false);
    }

    /** Find the call that a probe saw denied, among those that fail only inside. */
    static Optional<TracedCall> of(ProbeResult denied, Errno errno, Observation observation) {
        KernelObject object = KernelObject.of(denied.capability());
        return failed(errno, observation).stream()
                .filter(call -> object.isDenied(call, wanted(denied)))
                .findFirst();
    }

    private static List<TracedCall> failed(Errno errno, Observation observation) {
        return observation.traced().stream()
                .filter(call -> call.errno().equals(errno.name()))
                .filter(call -> !call.isNoise())
                .toList();
    }

    private static String wanted(ProbeResult denied) {
        return NamedCalls.canonical(String.valueOf(denied.syscall()));
    }
}
