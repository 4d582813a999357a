package io.sandcheck.experiment;

import static java.util.Objects.requireNonNull;

import io.sandcheck.adapter.AdapterRefusal;
import io.sandcheck.diagnosis.Diagnosis;
import io.sandcheck.diagnosis.Diagnostician;
import io.sandcheck.expectation.Expectation;
import io.sandcheck.host.Host;
import io.sandcheck.host.Python;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.session.EnforcementCheck;
import io.sandcheck.session.OpenSandbox;
import io.sandcheck.trace.Trace;
import io.sandcheck.verdict.Circumstances;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.ScenarioKind;
import io.sandcheck.verdict.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a workload that works outside of a sandbox works inside, and if not, why.
 *
 * <p>The outside arm comes first: if it fails, nothing can be said about the sandbox. Then the sandbox is started, and
 * the kit checks that it enforces its policy. Only then do the probes and the inside arm run.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Experiment {

    private final Laboratory laboratory;
    private final Circumstances circumstances;
    private final ScenarioSpec scenario;
    private final Judge judge;
    private final Preconditions preconditions;
    private final SessionArms arms;
    private final @Nullable FamilyArms family;

    /** Plan an experiment. */
    public Experiment(
            Laboratory laboratory, Circumstances circumstances, ScenarioSpec scenario, Diagnostician diagnostician) {
        this.laboratory = laboratory;
        this.circumstances = laboratory.furnishing().furnished(circumstances, scenario.tools());
        this.scenario = scenario;
        this.judge = new Judge(diagnostician, circumstances.sandbox(), setting(), scenario);
        this.preconditions = new Preconditions(laboratory, this.circumstances, scenario);
        this.arms = new SessionArms(scenario.timeLimit());
        this.family = scenario.family() == null
                ? null
                : new FamilyArms(laboratory, this.circumstances, scenario, scenario.family(), judge);
    }

    /** Return the sandbox, policy and host of the experiment. */
    public Setting setting() {
        return circumstances.setting(laboratory.hostName());
    }

    /** Make the experiment. If anything goes wrong, that is also a result. */
    public ScenarioResult run(Workload workload, Expectation expectation) {
        long begin = System.nanoTime();
        Ruling made = judge.ruled(() -> lacking()
                .map(Ruling::of)
                .orElseGet(() -> laboratory.untampered(circumstances, false, judge, () -> make(workload))));
        Ruling ruling = preconditions.told().map(made::excusedBy).orElse(made);
        Duration duration = Duration.ofNanos(System.nanoTime() - begin);
        return ScenarioResult.of(scenario.subject(), setting(), ruling, expectation, duration);
    }

    /** Return the result of an experiment that is not made, because an assumption does not hold. */
    public ScenarioResult notMade(AssumptionException assumption, Expectation expectation) {
        return ScenarioResult.of(
                scenario.subject(), setting(), Ruling.of(judge.notSo(assumption)), expectation, Duration.ZERO);
    }

    /** Run a failure in the sandbox once more under strace. Other results are not changed. */
    public ScenarioResult traced(ScenarioResult result, Workload workload) {
        Diagnosis diagnosis = result.judgement().diagnosis();
        if (diagnosis == null || !FailureTrace.isOf(result) || result.trace() != null) {
            return result;
        }
        return result.withTrace(
                family == null
                        ? trace(diagnosis, trace -> trace.of(result, workload))
                        : Trace.none("no session of a family is traced"));
    }

    /** A workload or a start that is run once more, to be traced. */
    @FunctionalInterface
    private interface Retrial {

        Trace of(FailureTrace trace) throws Exception;
    }

    private Trace trace(Diagnosis diagnosis, Retrial retrial) {
        try {
            Python python = preconditions.python(host()).orElseThrow();
            return retrial.of(new FailureTrace(laboratory, open(host()), python, scenario, diagnosis));
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            return Trace.none("tracing broke: " + e.getMessage());
        }
    }

    /** Return why it is not made; empty if it is made. */
    private Optional<Judgement> lacking() {
        return preconditions
                .unmetToTry()
                .or(() -> Optional.ofNullable(family).flatMap(FamilyArms::preclusion))
                .or(() -> preconditions.unmetOn(host()));
    }

    private Ruling make(Workload workload) throws Exception {
        Host host = host();
        Python python = preconditions.python(host).orElseThrow();
        Host without = outsideHost();
        String label = scenario.subject().label();
        Arm outside;
        try {
            outside = laboratory.outsideArm(without, label, () -> outsideArm(without, python, workload));
            if (!outside.works() && outside.faultOfMachine().isPresent()) {
                laboratory.forgetOutsideArm(without, label);
            }
        } catch (AssumptionException e) {
            return Ruling.of(judge.notSo(e));
        }
        Ruling ruling = judge.unfit(outside)
                .map(Ruling::of)
                .orElseGet(() -> judge.ruled(() -> inside(host, python, outside, workload)));
        return ruling.withOutside(outside);
    }

    private Ruling inside(Host host, Python python, Arm outside, Workload workload) throws Exception {
        if (family != null) {
            return family.inside(host, python, workload);
        }
        if (scenario.door() != null) {
            return new DoorArms(laboratory.sessions(), circumstances, scenario, judge).inside(host, python, workload);
        }
        OpenSandbox open = open(host);
        if (!open.start().started()) {
            CommandResult start = open.start().result();
            laboratory.forgetIfTooSlow(open, start);
            Judgement unavailable = judge.tooSlow(start)
                    .orElseGet(() -> new StartJudge(judge, scenario.subject().kind())
                            .unavailable(open, laboratory.starts().examination(host)));
            return Ruling.notReached(unavailable, start, open);
        }
        Optional<Judgement> hidden = new HandOverJudge(judge).obstacle(open);
        if (hidden.isPresent()) {
            return Ruling.notReached(hidden.get(), null, open);
        }
        return guard()
                ? unlessRefused(open, () -> guarded(open, python, outside, workload))
                : tried(open, python, outside, workload);
    }

    /** If a sandbox enforces nothing, a workload that works in it proves nothing. */
    private Ruling tried(OpenSandbox open, Python python, Arm outside, Workload workload) throws Exception {
        Optional<EnforcementCheck> escape = open.escape();
        if (escape.isPresent()) {
            return Ruling.notReached(
                    judge.escape(escape.get(), open.start(), open.host()),
                    escape.get().result(),
                    open);
        }
        Optional<String> unproven = open.unprovenEnforcement();
        if (unproven.isPresent()) {
            return Ruling.notReached(
                    Judge.notTried(unproven.get()), open.start().result(), open);
        }
        InsideProbes seen = laboratory.insideProbes(open);
        if (seen.failedStart() != null) {
            laboratory.forgetIfTooSlow(open, seen.failedStart());
            Judgement unavailable =
                    judge.tooSlow(seen.failedStart()).orElseGet(() -> judge.unavailable(open, seen.failedStart()));
            return Ruling.notReached(unavailable, seen.failedStart(), open);
        }
        List<ProbePair> probes = ProbePair.of(laboratory.outsideProbes(outsideHost()), seen.results());
        List<ProbePair> declared = probes.stream()
                .filter(pair -> scenario.requires().contains(pair.inside().capability()))
                .toList();
        return judge.ruled(() -> unlessRefused(open, () -> {
                    Arm arm = arms.inside(open, python, workload, outside);
                    Optional<ArmDifference> difference =
                            arm.differenceFrom(outside, () -> arms.outside(outsideHost(), python, workload));
                    Arm inside = arm.failingFor(difference);
                    Judgement first = judge.arms(outside, inside, difference, probes, open, null);
                    Trace trace = FailureTrace.isWanted(first, inside)
                            ? trace(requireNonNull(first.diagnosis()), tracing -> tracing.of(workload, outside))
                            : null;
                    Judgement judgement = trace == null || trace.observed() == null
                            ? first
                            : judge.arms(outside, inside, difference, probes, open, trace);
                    return Ruling.of(judgement.adding(seen.favoured()))
                            .withInside(inside)
                            .withTrace(trace);
                }))
                .withProbes(declared);
    }

    /** A guard needs no check of enforcement before it, because it is one. */
    private Ruling guarded(OpenSandbox open, Python python, Arm outside, Workload workload) throws Exception {
        Arm inside = arms.inside(open, python, workload, outside);
        return Ruling.of(new GuardJudge(judge, scenario).judge(outside, inside, open))
                .withInside(inside);
    }

    /** An agent that has started may still not run each command. */
    private Ruling unlessRefused(OpenSandbox open, Callable<Ruling> make) throws Exception {
        try {
            return make.call();
        } catch (AdapterRefusal refusal) {
            return Ruling.notReached(
                    new FamilyJudge(judge, open.sandbox(), scenario).refused(refusal, open.host()), null, open);
        }
    }

    private boolean guard() {
        return scenario.subject().kind() == ScenarioKind.SECURITY;
    }

    private Host host() {
        return laboratory.host(circumstances.sandbox(), circumstances.condition());
    }

    private Host outsideHost() {
        return laboratory.outsideHost(circumstances.sandbox(), circumstances.condition());
    }

    private Arm outsideArm(Host host, Python python, Workload workload) throws Exception {
        return family == null ? arms.outside(host, python, workload) : family.outside(host, python, workload);
    }

    private OpenSandbox open(Host host) {
        return laboratory.open(circumstances.sandbox(), circumstances.policy(), host);
    }
}
