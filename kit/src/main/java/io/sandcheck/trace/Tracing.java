package io.sandcheck.trace;

import io.sandcheck.diagnosis.Diagnosis;
import io.sandcheck.diagnosis.Diagnostician;
import io.sandcheck.host.Host;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.trace.Trace.Way;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * Runs a failure in a sandbox once more under strace, and selects the denied calls that explain it.
 *
 * <p>A workload is first traced inside of the sandbox, where strace sees only the workload. A sandbox may forbid that,
 * with a filter, or because nothing can be written. Then strace runs around the sandbox itself.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Tracing {

    /** Errors that do not mean a denial: try again, not yet, interrupted. */
    private static final Set<String> PASSING = Set.of("EAGAIN");

    private final Host host;
    private final Diagnosis diagnosis;
    private final Set<String> errors;

    /** Create it for a host that has strace, and for a failure with this diagnosis. */
    public Tracing(Host host, Diagnosis diagnosis) {
        this.host = host;
        this.diagnosis = diagnosis;
        this.errors = new TreeSet<>(Diagnostician.errors());
        errors.removeAll(PASSING);
    }

    /** Return the errors that it searches for, in alphabetical order. */
    public Set<String> errors() {
        return Collections.unmodifiableSet(errors);
    }

    /** Trace something that runs without a sandbox. */
    public DeniedCalls outside(Rerun rerun) throws Exception {
        return TracedRun.of(host, Way.OUTSIDE, rerun, errors, DeniedCalls.NOTHING)
                .deniedCalls();
    }

    /**
     * Trace a workload that fails in the sandbox.
     *
     * @param outside calls that are denied to it without the sandbox
     */
    public Trace workload(Rerun rerun, DeniedCalls outside) throws Exception {
        TracedRun inside = TracedRun.of(host, Way.INSIDE, rerun, errors, outside);
        if (inside.deniedCalls().began()) {
            return trace(Way.INSIDE, inside, outside, "strace inside of the sandbox");
        }
        TracedRun around = TracedRun.of(host, Way.OUTSIDE, rerun, errors, outside);
        String complaint = inside.complaint();
        return around.deniedCalls().began()
                ? trace(Way.OUTSIDE, around, outside, "strace around the sandbox; inside of it: " + complaint)
                : Trace.none("strace works neither inside of the sandbox (%s) nor around it (%s)"
                        .formatted(complaint, around.complaint()));
    }

    /**
     * Trace a sandbox that does not start.
     *
     * @param seen how it ended without strace
     */
    public Trace start(Rerun rerun, DeniedCalls outside, CommandResult seen) throws Exception {
        TracedRun around = TracedRun.of(host, Way.OUTSIDE, rerun, errors, outside);
        if (around.deniedCalls().lines() == 0) {
            return Trace.none("strace does not work around the sandbox: " + around.complaint());
        }
        if (around.deniedCalls().began() || !around.endsAs(seen)) {
            return Trace.none("under strace it ends differently (%s); set-user-ID programs lose their rights there"
                    .formatted(around.complaint()));
        }
        return trace(Way.OUTSIDE, around, outside, "strace around the sandbox");
    }

    /** Calls that were denied while the command worked are not why it failed before. */
    private Trace trace(Way way, TracedRun attempt, DeniedCalls outside, String how) {
        if (!attempt.failed()) {
            return Trace.none("it did not fail under strace, so no call is known to be the cause; " + how);
        }
        List<DeniedCall> calls = attempt.deniedCalls().explaining(outside, diagnosis, attempt.output());
        String nothing = calls.isEmpty() ? "no call was denied that is not denied outside too; " : "";
        return new Trace(way, calls, nothing + how, attempt.hidden());
    }
}
