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
        boolean about = call.isNamedIn(output);
        if (named && about) {
            return 3;
        }
        if (call.isOrdinary()) {
            return 0;
        }
        return named ? 2 : NamedCalls.complaints(output).isEmpty() ? UNNAMED : 0;
    }

    private static boolean isNamed(TracedCall call, String output) {
        return Errno.find(call.errno()).filter(errno -> errno.namedIn(output)).isPresent();
    }

    /** Return the match with the texts about a call. If the output names the error of another call, too, it does not decide. */
    static Match told(TracedCall call, Match match) {
        Match told = match.withCaptures(
                        Map.of("call", call.name(), "errno", call.errno(), "what", call.what(), "line", call.line()))
                .by(Source.TRACE);
        String output = match.text().all();
        boolean another = match.observation().traced().stream()
                .filter(other -> !other.isOrdinary() && !other.errno().equals(call.errno()))
                .anyMatch(other -> isNamed(other, output));
        return isNamed(call, output) && !another ? told.by(Source.OUTPUT) : told;
    }

    /**
     * Tell whether the call that a probe saw denied fails only inside. False if another call fails with that error and
     * this one does not; empty if the trace shows neither.
     */
    static Optional<Boolean> isThat(ProbeResult denied, Errno errno, Observation observation) {
        List<TracedCall> failed = observation.traced().stream()
                .filter(call -> call.errno().equals(errno.name()))
                .filter(call -> !call.isNoise())
                .toList();
        String wanted = NamedCalls.canonical(String.valueOf(denied.syscall()));
        KernelObject object = KernelObject.of(denied.capability());
        if (failed.stream().anyMatch(call -> object.isDenied(call, wanted))) {
            return Optional.of(true);
        }
        return failed.isEmpty() || NamedCalls.isOfLibrary(wanted) ? Optional.empty() : Optional.of(false);
    }
}
