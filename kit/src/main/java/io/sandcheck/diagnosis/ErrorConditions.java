package io.sandcheck.diagnosis;

import io.sandcheck.kernel.Errno;
import io.sandcheck.probe.ProbeResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Conditions about the errors in an output, and about the calls that the output names for them. */
final class ErrorConditions {

    private ErrorConditions() {}

    /**
     * The output names the errno of the denial that an earlier condition chose, or does not. An errno that it names for
     * another call does not count, because many calls fail with the same error.
     */
    static Condition namesErrno(boolean expected) {
        return match -> {
            Optional<Match> named = match.errno().flatMap(Errno::find).flatMap(errno -> named(match, errno));
            return expected ? named : Optional.of(match).filter(same -> named.isEmpty());
        };
    }

    private static Optional<Match> named(Match match, Errno errno) {
        ProbeResult denied = match.denied();
        Optional<Boolean> traced =
                denied == null ? Optional.empty() : DecisiveCall.isThat(denied, errno, match.observation());
        if (!traced.orElse(true)) {
            return Optional.empty();
        }
        String output = match.text().all();
        Optional<Match> named = errno.namedIn(output)
                ? forThatCall(match, named(output, errno, traced, match), NamedCalls.isOfInternet(output, errno))
                : Optional.of(match)
                        .filter(same -> traced.isPresent()
                                && DecisiveCall.failed(same)
                                && NamedCalls.complaints(output).isEmpty());
        return traced.isPresent() ? named.map(found -> found.by(Source.TRACE)) : named;
    }

    /**
     * If the output names a call, but a trace does not show that it fails, the cause is another call: tmux says fork,
     * but means a terminal.
     */
    private static Set<String> named(String output, Errno errno, Optional<Boolean> traced, Match match) {
        Set<String> calls = NamedCalls.in(output, errno);
        boolean shown = match.observation().traced().stream()
                .map(TracedCall::name)
                .map(NamedCalls::canonical)
                .anyMatch(calls::contains);
        return traced.isPresent() && !shown ? Set.of() : calls;
    }

    private static Optional<Match> forThatCall(Match match, Set<String> calls, boolean ofInternet) {
        ProbeResult probe = match.denied();
        String denied = probe == null ? null : probe.syscall();
        if (probe != null && ofInternet && KernelObject.isUnixSocket(probe.capability())) {
            return Optional.empty();
        }
        if (calls.isEmpty() || probe == null || denied == null) {
            return Optional.of(match);
        }
        boolean named = calls.contains(NamedCalls.canonical(denied))
                || KernelObject.of(probe.capability()).isDeniedBefore(denied, calls, ofInternet);
        if (!named) {
            return Optional.empty();
        }
        // The same call may fail in another place with the same error, so the output must also name the place.
        boolean there =
                KernelObject.of(probe.capability()).isNamedIn(match.text().all(), NamedCalls.canonical(denied));
        return Optional.of(there ? match.by(Source.CALL) : match);
    }

    /** If both arms were traced, the call that the probe saw denied is among those that fail only inside: the group [line]. */
    static Condition tracedDenial() {
        return match -> match.observation().calls() == null
                ? Optional.of(match)
                : match.errno()
                        .flatMap(Errno::find)
                        .flatMap(errno -> Optional.ofNullable(match.denied())
                                .flatMap(denied -> DecisiveCall.of(denied, errno, match.observation())))
                        .map(call ->
                                match.withCaptures(Map.of("line", call.line())).by(Source.TRACE));
    }

    /** The output names a call and its error: the groups [call], [errno] and [complaint]. */
    static Condition namesCall() {
        return match -> NamedCalls.complaints(match.text().all()).stream()
                .filter(complaint -> !complaint.calls().isEmpty())
                .filter(complaint -> complaint.calls().stream().noneMatch(call -> granted(match, call)))
                .findFirst()
                .map(complaint -> match.withCaptures(Map.of(
                                "call", complaint.calls().iterator().next(),
                                "errno", complaint.errno().name(),
                                "line", complaint.line()))
                        .by(Source.OUTPUT));
    }

    /** A probe that makes this call successfully contradicts the output. */
    private static boolean granted(Match match, String call) {
        return match.observation().probes().stream()
                .filter(probe -> probe.outcome() == ProbeResult.Outcome.GRANTED)
                .anyMatch(
                        probe -> List.of(probe.capability().id().split("-", -1)).contains(call));
    }

    /** The output names an error other than that of the denial, or does not. */
    static Condition namesOtherErrno(boolean expected) {
        return match -> Optional.of(match).filter(same -> {
            String denied = same.errno().orElse("");
            return expected
                    == NamedCalls.complaints(same.text().all()).stream()
                            .anyMatch(complaint -> !complaint.errno().name().equals(denied));
        });
    }
}
