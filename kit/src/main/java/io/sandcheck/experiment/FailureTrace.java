package io.sandcheck.experiment;

import io.sandcheck.diagnosis.Confidence;
import io.sandcheck.diagnosis.Diagnosis;
import io.sandcheck.host.Host;
import io.sandcheck.host.Python;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.session.OpenSandbox;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.Surroundings;
import io.sandcheck.trace.DeniedCalls;
import io.sandcheck.trace.Rerun;
import io.sandcheck.trace.Trace;
import io.sandcheck.trace.Tracing;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs a failure in a sandbox once more under strace: the workload, or the start of the sandbox. */
final class FailureTrace {

    private static final String STRACE = "strace";

    private final Laboratory laboratory;
    private final OpenSandbox open;
    private final Python python;
    private final ScenarioSpec scenario;
    private final Duration timeLimit;
    private final Tracing tracing;

    /** Everything takes longer under strace, but a hang gets no more time. */
    FailureTrace(Laboratory laboratory, OpenSandbox open, Python python, ScenarioSpec scenario, Diagnosis diagnosis) {
        this.laboratory = laboratory;
        this.open = open;
        this.python = python;
        this.scenario = scenario;
        this.timeLimit = scenario.timeLimit().multipliedBy(diagnosis.kind() == Diagnosis.Kind.HANG ? 1 : 2);
        this.tracing = new Tracing(open.host(), diagnosis);
    }

    /** If a cause is not certain yet, the system calls may show it. A hang would also hang under strace. */
    static boolean isWanted(Judgement judgement, Arm inside) {
        Diagnosis diagnosis = judgement.diagnosis();
        return judgement.verdict() == Verdict.DEVIATES
                && diagnosis != null
                && diagnosis.confidence() != Confidence.CERTAIN
                && inside.command() != null
                && !inside.command().timedOut();
    }

    /** Tell whether a result has something to trace. */
    static boolean isOf(ScenarioResult result) {
        Verdict verdict = result.judgement().verdict();
        return verdict == Verdict.DEVIATES || verdict == Verdict.UNAVAILABLE;
    }

    /** Trace it. If the trace itself fails, this says nothing about the sandbox. */
    Trace of(ScenarioResult result, Workload workload) throws Exception {
        Optional<Trace> missing = withoutStrace();
        if (missing.isPresent()) {
            return missing.get();
        }
        Arm without = result.outside();
        return result.judgement().verdict() == Verdict.UNAVAILABLE || without == null
                ? laboratory.starts().trace(open, this::ofStart)
                : ofWorkload(workload, without);
    }

    /** Trace a workload that failed, if the host can. */
    Trace of(Workload workload, Arm without) throws Exception {
        Optional<Trace> missing = withoutStrace();
        return missing.isPresent() ? missing.get() : ofWorkload(workload, without);
    }

    private Trace ofWorkload(Workload workload, Arm without) throws Exception {
        Rerun.Work work = session -> {
            try (Surroundings around = new Surroundings(open.host(), python)) {
                return !Arm.inside(session, around, workload, null)
                        .comparedTo(without)
                        .works();
            }
        };
        return tracing.workload(inside(work), outside(scenario.subject().label(), work));
    }

    private Trace ofStart() throws Exception {
        if (open.start().started()) {
            return Trace.none("its start fails at random, so another start proves nothing");
        }
        CommandResult seen = open.start().result();
        if (seen == null) {
            return Trace.none("the sandbox could not even be executed");
        }
        Rerun.Work work = session -> !session.run("true").succeeded();
        return tracing.start(inside(work), outside("", work), seen);
    }

    private Optional<Trace> withoutStrace() {
        return laboratory
                .furnishing()
                .missingTool(open.host(), List.of(STRACE))
                .map(tool -> Trace.none("host [%s] has no %s; install it to see the denied calls"
                        .formatted(open.host().name(), tool)));
    }

    private Rerun inside(Rerun.Work work) {
        return new Rerun(wrapping -> open.session(python, timeLimit, wrapping), work);
    }

    private DeniedCalls outside(String label, Rerun.Work work) {
        Host host = open.host();
        return laboratory.outsideDeniedCalls(
                host,
                label + tracing.errors(),
                () -> tracing.outside(
                        new Rerun(wrapping -> SandboxSession.outside(host, python, timeLimit, wrapping), work)));
    }
}
