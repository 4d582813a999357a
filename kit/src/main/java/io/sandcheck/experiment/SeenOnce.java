package io.sandcheck.experiment;

import io.sandcheck.doctor.Examination;
import io.sandcheck.host.Host;
import io.sandcheck.probe.Fingerprinting;
import io.sandcheck.probe.ProbeResult;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.session.OpenSandbox;
import io.sandcheck.session.StartAttempt;
import io.sandcheck.trace.DeniedCalls;
import io.sandcheck.trace.Trace;
import java.util.List;
import java.util.concurrent.Callable;

/** Remembers what was seen on the hosts of a run, so that each question is answered once. */
final class SeenOnce {

    private final Memo<Question<?>, Object> answers = new Memo<>();

    /**
     * Something to check.
     *
     * @param <V> type of the answer
     */
    @SuppressWarnings("unused") // the parameter ties the answer to its question
    sealed interface Question<V> {}

    /** Whether a sandbox starts under a policy, and confines. */
    record Opening(Sandbox sandbox, SandboxPolicy policy, Host host) implements Question<OpenSandbox> {}

    /** The result of starting a sandbox on a host that may prevent the start. */
    record Attempt(Sandbox sandbox, SandboxPolicy policy, Host host) implements Question<StartAttempt> {}

    /** What the probes see in a sandbox. */
    record ProbesInside(OpenSandbox open) implements Question<InsideProbes> {}

    /** What the probes see outside. */
    record ProbesOutside(Host host) implements Question<List<ProbeResult>> {}

    /** What a process outside may do. */
    record FingerprintOutside(Host host) implements Question<Fingerprinting> {}

    /** How a test ends outside. */
    record OutsideArm(Host host, String test) implements Question<Arm> {}

    /** Which calls of a test fail outside. */
    record OutsideCalls(Host host, String test) implements Question<DeniedCalls> {}

    /** What a trace of a sandbox's start shows. */
    record StartCalls(OpenSandbox open) implements Question<Trace> {}

    /** Whether a program is installed. */
    record Program(Host host, String name) implements Question<Boolean> {}

    /** Which features that sandboxes need are denied on a host. */
    record Foundations(Host host) implements Question<Examination> {}

    /** Forget the answer, so that the next request checks again. */
    void forget(Question<?> question) {
        answers.forget(question);
    }

    @SuppressWarnings("unchecked") // each answer is stored only under its own question
    <V> V answer(Question<V> question, Callable<? extends V> look) {
        return (V) answers.get(question, look);
    }
}
