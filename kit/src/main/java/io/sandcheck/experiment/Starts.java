package io.sandcheck.experiment;

import io.sandcheck.diagnosis.Diagnostician;
import io.sandcheck.doctor.Doctor;
import io.sandcheck.doctor.Examination;
import io.sandcheck.experiment.SeenOnce.Attempt;
import io.sandcheck.experiment.SeenOnce.Foundations;
import io.sandcheck.experiment.SeenOnce.StartCalls;
import io.sandcheck.host.Host;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.session.OpenSandbox;
import io.sandcheck.session.StartAttempt;
import io.sandcheck.trace.Trace;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * The results of starts, and the host features that they need.
 *
 * @param locks one for each host, so that starts there never overlap
 */
record Starts(ConcurrentMap<Host, Object> locks, SeenOnce seen) {

    /** Start a sandbox on a host of {@link Laboratory#startHost} and return the result. */
    StartAttempt attempt(Sandbox sandbox, SandboxPolicy policy, Host host, Supplier<OpenSandbox> open) {
        return seen.answer(new Attempt(sandbox, policy, host), () -> {
            synchronized (lock(host)) {
                return StartAttempt.of(host, open);
            }
        });
    }

    /** Find out which features that sandboxes need are denied on a host. */
    Examination examination(Host host) {
        return seen.answer(new Foundations(host), () -> {
            synchronized (lock(host)) {
                return new Doctor(host, new Diagnostician()).examine(List.of());
            }
        });
    }

    private Object lock(Host host) {
        return locks.computeIfAbsent(host, any -> new Object());
    }

    /** Return the trace of a sandbox's start, and make it at the first request. */
    Trace trace(OpenSandbox open, Callable<Trace> make) {
        return seen.answer(new StartCalls(open), () -> {
            synchronized (lock(open.host())) {
                return make.call();
            }
        });
    }
}
