package io.sandcheck.experiment;

import io.sandcheck.diagnosis.Diagnosis;
import io.sandcheck.diagnosis.Diagnostician;
import io.sandcheck.expectation.Expectation;
import io.sandcheck.experiment.Laboratory.InsideProbes;
import io.sandcheck.host.Host;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.Python;
import io.sandcheck.probe.ProbeResult;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Disclaimer;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.session.EnforcementCheck;
import io.sandcheck.session.OpenSandbox;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.Step;
import io.sandcheck.session.Surroundings;
import io.sandcheck.session.Transcript;
import io.sandcheck.trace.Trace;
import io.sandcheck.verdict.Circumstances;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.Kind;
import io.sandcheck.verdict.Setting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a workload that works outside of a sandbox works inside, and if not, why.
 *
 * <p>The outside arm comes first: where it fails, nothing can be said about the sandbox. Then the sandbox is started
 * and must be seen to enforce its policy; only then are the probes and the inside arm run.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Experiment {

    private final Laboratory laboratory;
    private final Sandbox sandbox;
    private final SandboxPolicy policy;
    private final HostCondition condition;
    private final ScenarioSpec scenario;
    private final Judge judge;
    private final @Nullable FamilyArms family;

    private List<ProbePair> probes = List.of();
    private @Nullable Arm outside;
    private @Nullable Arm inside;

    /** Plan an experiment. */
    public Experiment(
            Laboratory laboratory, Circumstances circumstances, ScenarioSpec scenario, Diagnostician diagnostician) {
        this.laboratory = laboratory;
        this.sandbox = circumstances.sandbox();
        this.policy = circumstances.policy();
        this.condition = circumstances.condition();
        this.scenario = scenario;
        this.judge = new Judge(diagnostician, sandbox, setting(), scenario);
        this.family = scenario.family() == null
                ? null
                : new FamilyArms(laboratory, sandbox, policy, scenario, scenario.family(), judge);
    }

    /** Return what it is made with. */
    public Setting setting() {
        return new Circumstances(sandbox, policy, condition).setting(laboratory.hostName());
    }

    /** Make it; whatever goes wrong is a result. */
    public ScenarioResult run(Workload workload, Expectation expectation) {
        long begin = System.nanoTime();
        Judgement judgement = judge.judged(() -> make(workload));
        Duration duration = Duration.ofNanos(System.nanoTime() - begin);
        return new ScenarioResult(
                scenario.subject(), setting(), judgement, expectation, probes, outside, inside, duration);
    }

    /** Return the result of an experiment that is not made, since what it takes for granted is not so here. */
    public ScenarioResult notMade(AssumptionException assumption, Expectation expectation) {
        return new ScenarioResult(
                scenario.subject(), setting(), judge.notSo(assumption), expectation, probes, null, null, Duration.ZERO);
    }

    /** Run what failed in the sandbox once more under strace; all other results stay as they are. */
    public ScenarioResult traced(ScenarioResult result, Workload workload) {
        Diagnosis diagnosis = result.judgement().diagnosis();
        if (diagnosis == null || !FailureTrace.isOf(result)) {
            return result;
        }
        if (family != null) {
            return result.withTrace(Trace.none("no session of a family is traced"));
        }
        try {
            OpenSandbox open = laboratory.open(sandbox, policy, laboratory.host(sandbox, condition));
            Python python = python(open.host()).orElseThrow();
            return result.withTrace(
                    new FailureTrace(laboratory, open, python, scenario, diagnosis).of(result, workload));
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            return result.withTrace(Trace.none("tracing broke: " + e.getMessage()));
        }
    }

    private Judgement make(Workload workload) throws Exception {
        if (!sandbox.definition().runsOn().contains(laboratory.system())) {
            return judge.runsElsewhere(sandbox.definition().runsOn(), laboratory.system());
        }
        Optional<String> word = makersWord();
        if (word.isPresent()) {
            return judge.notPromised(word.get());
        }
        Optional<String> obstacle = laboratory.obstacle(sandbox, policy, condition);
        if (obstacle.isPresent()) {
            return judge.notExecutable(obstacle.get());
        }
        Optional<Judgement> precluded = family == null ? Optional.empty() : family.preclusion();
        if (precluded.isPresent()) {
            return precluded.get();
        }
        Host host = laboratory.host(sandbox, condition);
        Optional<Python> python = python(host);
        if (python.isEmpty()) {
            return judge.lacksPython(host.pythons());
        }
        if (scenario.network() && host.network().isEmpty()) {
            return judge.lacksNetwork();
        }
        Optional<String> missing = laboratory.missingTool(host, scenario.tools());
        if (missing.isPresent()) {
            return judge.lacksTool(missing.get());
        }
        Arm without;
        try {
            without = laboratory.outsideArm(
                    host, scenario.subject().label(), () -> outsideArm(host, python.get(), workload));
        } catch (AssumptionException e) {
            return judge.notSo(e);
        }
        outside = without;
        if (!without.works() || (guard() && without.effect().isEmpty())) {
            return judge.inconclusive(without);
        }
        if (family != null) {
            Judgement judgement = family.inside(host, python.get(), workload);
            inside = family.inside();
            return judgement;
        }
        OpenSandbox open = laboratory.open(sandbox, policy, host);
        if (!open.start().started()) {
            return concluded(
                    new StartJudge(judge, scenario.subject().kind()).unavailable(open, laboratory.examination(host)),
                    open.start().result(),
                    open);
        }
        return guard() ? guarded(open, python.get(), without, workload) : tried(open, python.get(), without, workload);
    }

    /** What works in a sandbox that enforces nothing proves nothing. */
    private Judgement tried(OpenSandbox open, Python python, Arm without, Workload workload) throws Exception {
        Optional<EnforcementCheck> escape = open.escape();
        if (escape.isPresent()) {
            return concluded(
                    judge.escape(escape.get(), open.start(), open.host()),
                    escape.get().result(),
                    open);
        }
        InsideProbes seen = laboratory.insideProbes(open);
        if (seen.failedStart() != null) {
            return concluded(judge.unavailable(open, seen.failedStart()), seen.failedStart(), open);
        }
        probes = pair(laboratory.outsideProbes(open.host()), seen.results());
        Arm within = insideArm(open, python, workload).comparedTo(without);
        inside = within;
        return judge.arms(without, within, probes, open);
    }

    /** A guard needs no check of enforcement before it: it is one. */
    private Judgement guarded(OpenSandbox open, Python python, Arm without, Workload workload) throws Exception {
        Arm within = insideArm(open, python, workload);
        inside = within;
        return judge.guard(without, within, open);
    }

    private boolean guard() {
        return scenario.subject().kind() == Kind.SECURITY;
    }

    private Optional<String> makersWord() {
        Map<String, Disclaimer> unpromised = sandbox.definition().unpromised();
        return scenario.promises().stream()
                .filter(unpromised::containsKey)
                .findFirst()
                .map(unpromised::get)
                .map(Disclaimer::word);
    }

    /** The command that settled it stands for the inside arm, which it did not come to. */
    private Judgement concluded(Judgement judgement, @Nullable CommandResult command, OpenSandbox open) {
        List<Step> steps = open.start().started() ? List.of() : open.startSteps();
        inside = new Arm(command, judgement.reason())
                .after(open.takeRepeatedStarts())
                .with(steps);
        return judgement;
    }

    private Optional<Python> python(Host host) {
        return host.pythons().stream()
                .filter(python -> scenario.python() == null || python.version().equals(scenario.python()))
                .findFirst();
    }

    private Arm outsideArm(Host host, Python python, Workload workload) throws Exception {
        if (family != null) {
            return family.outside(host, python, workload);
        }
        try (SandboxSession session = SandboxSession.outside(host, python, scenario.timeLimit());
                Surroundings around = new Surroundings(host, python)) {
            return Arm.of(session, around, workload, null);
        }
    }

    private Arm insideArm(OpenSandbox open, Python python, Workload workload) throws Exception {
        Transcript transcript = new Transcript();
        try (SandboxSession session = open.session(python, scenario.timeLimit(), transcript);
                Surroundings around = new Surroundings(transcript.of(open.host()), python)) {
            return Arm.inside(session, around, workload, null)
                    .after(open.takeRepeatedStarts())
                    .with(transcript.steps());
        }
    }

    private List<ProbePair> pair(List<ProbeResult> without, List<ProbeResult> within) {
        List<ProbePair> pairs = new ArrayList<>();
        for (int i = 0; i < without.size(); i++) {
            if (scenario.requires().contains(without.get(i).capability())) {
                pairs.add(new ProbePair(without.get(i), within.get(i)));
            }
        }
        return pairs;
    }
}
