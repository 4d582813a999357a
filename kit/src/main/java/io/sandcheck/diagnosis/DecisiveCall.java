package io.sandcheck.diagnosis;

import io.sandcheck.kernel.Errno;
import io.sandcheck.probe.ProbeResult;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Of all calls that fail inside alone, the one that a workload fails for. */
final class DecisiveCall {

    private static final int UNNAMED = 1;

    private DecisiveCall() {}

    /** Return the call that the output speaks of; if it speaks of no error, the only one that is no ordinary failure. */
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
     * Tell whether the command failed, by its exit code or by what its scenario demands: one that did not can live with what fails
     * in it, although it writes something else.
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

    /** Return the match with what texts can say of a call. */
    static Match told(TracedCall call, Match match) {
        Match told = match.withCaptures(
                        Map.of("call", call.name(), "errno", call.errno(), "what", call.what(), "line", call.line()))
                .by(Source.TRACE);
        return isNamed(call, match.text().all()) ? told.by(Source.OUTPUT) : told;
    }

    /**
     * Tell whether what a probe saw denied is what fails inside alone; not if another call fails with that error, and it does
     * not; nothing if the trace says neither.
     */
    static Optional<Boolean> isThat(ProbeResult denied, Errno errno, Observation observation) {
        List<TracedCall> failed = observation.traced().stream()
                .filter(call -> call.errno().equals(errno.name()))
                .filter(call -> !call.isNoise())
                .toList();
        String wanted = NamedCalls.canonical(String.valueOf(denied.syscall()));
        Subject subject = Subject.of(denied.capability());
        if (failed.stream().anyMatch(call -> subject.isDenied(call, wanted))) {
            return Optional.of(true);
        }
        return failed.isEmpty() || NamedCalls.isOfLibrary(wanted) ? Optional.empty() : Optional.of(false);
    }
}
