package io.sandcheck.diagnosis;

import io.sandcheck.naming.Glob;
import io.sandcheck.probe.ProbeResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A condition that a declared capability is denied inside, as a probe shows.
 *
 * @param capabilities ids or globs, the most specific first
 * @param syscalls system calls that were denied; empty for any
 * @param errnos errors with which they failed; empty for any
 * @param signals signals that killed the probe; empty for any
 */
record DeniedCapability(List<Glob> capabilities, Set<String> syscalls, Set<String> errnos, Set<String> signals)
        implements Condition {

    @Override
    public Optional<Match> test(Match match) {
        return ways(match).findFirst();
    }

    @Override
    public Stream<Match> ways(Match match) {
        return capabilities.stream()
                .flatMap(capability -> match.observation().probes().stream()
                        .filter(ProbeResult::denied)
                        .filter(probe -> capability.matches(probe.capability().id())))
                .filter(this::denial)
                .map(match::withDenied);
    }

    private boolean denial(ProbeResult probe) {
        return among(syscalls, probe.syscall()) && among(errnos, probe.errno()) && among(signals, probe.signal());
    }

    private static boolean among(Set<String> accepted, @Nullable String value) {
        return accepted.isEmpty() || (value != null && accepted.contains(value));
    }
}
