package io.sandcheck.experiment;

import io.sandcheck.diagnosis.Diagnosis;
import io.sandcheck.diagnosis.Diagnostician;
import io.sandcheck.diagnosis.Fact;
import io.sandcheck.diagnosis.Observation;
import io.sandcheck.diagnosis.Phase;
import io.sandcheck.host.Host;
import io.sandcheck.probe.ProbeResult;
import io.sandcheck.probe.ProbeResult.Outcome;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Ending;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.session.EnforcementCheck;
import io.sandcheck.session.OpenSandbox;
import io.sandcheck.session.StartCheck;
import io.sandcheck.trace.Trace;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.ScenarioKind;
import io.sandcheck.verdict.Setting;
import io.sandcheck.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The table of verdicts: decides what follows from what was seen. */
final class Judge {

    private static final int MOST_CHANGES = 3;

    private final Diagnostician diagnostician;
    private final Sandbox sandbox;
    private final Setting setting;
    private final ScenarioSpec scenario;

    Judge(Diagnostician diagnostician, Sandbox sandbox, Setting setting, ScenarioSpec scenario) {
        this.diagnostician = diagnostician.of(sandbox.definition());
        this.sandbox = sandbox;
        this.setting = setting;
        this.scenario = scenario;
    }

    SandboxPolicy policy() {
        return setting.policy();
    }

    /** Make a ruling. If that fails, the failure is a ruling too. */
    Ruling ruled(Callable<Ruling> make) {
        try {
            return make.call();
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            return Ruling.of(broken(e));
        }
    }

    /** A sandbox that can change the programs that judge it could have any verdict, so it gets none. */
    Judgement tampered(List<String> found) {
        List<String> changes = found.stream().distinct().toList();
        String listed = String.join(", ", changes.subList(0, Math.min(MOST_CHANGES, changes.size())));
        String more = changes.size() > MOST_CHANGES ? ", ... (%d in all)".formatted(changes.size()) : "";
        return new Judgement(
                Verdict.INCONCLUSIVE,
                "the kit's own programs were changed while commands ran under [%s], so none of its results counts: %s%s"
                        .formatted(setting.sandbox(), listed, more),
                null);
    }

    Judgement broken(Exception problem) {
        String message = problem.getMessage() == null ? problem.toString() : problem.getMessage();
        return new Judgement(Verdict.ERROR, "the experiment broke: " + message, null, problem, null);
    }

    Judgement notSo(AssumptionException assumption) {
        return new Judgement(
                Verdict.NOT_APPLICABLE,
                "an assumption of the scenario does not hold here: " + assumption.getMessage(),
                null);
    }

    /** If the machine prevented a command from running, nothing follows. */
    static Judgement tooSlow(String why) {
        return new Judgement(Verdict.INCONCLUSIVE, Judgement.TOO_SLOW + " here: " + why, null);
    }

    /** Return that nothing follows from a command, because the machine may have caused its end; empty if it did not. */
    Optional<Judgement> tooSlow(@Nullable CommandResult command) {
        return Optional.ofNullable(command)
                .map(CommandResult::ending)
                .filter(Ending::blamesMachine)
                .map(ending -> tooSlow(ending.ofMachine()));
    }

    /** Return why the outside arm proves nothing; empty if it does. */
    Optional<Judgement> unfit(Arm outside) {
        boolean guard = scenario.subject().kind() == ScenarioKind.SECURITY;
        if (!outside.works() || (guard && outside.effect().isEmpty())) {
            return Optional.of(inconclusive(outside));
        }
        return guard || scenario.family() != null || outside.command() != null
                ? Optional.empty()
                : Optional.of(new Judgement(
                        Verdict.ERROR,
                        "the scenario runs no command in its session, so there is nothing to compare",
                        null));
    }

    Judgement inconclusive(Arm outside) {
        if (outside.faultOfMachine().isPresent()) {
            return tooSlow(outside.faultOfMachine().get());
        }
        String reason = outside.works()
                ? "the act has no effect outside of the sandbox either"
                : "it does not work outside of the sandbox either: " + outside.failure();
        return new Judgement(Verdict.INCONCLUSIVE, reason, null);
    }

    Judgement unavailable(StartCheck start, Host host) {
        Map<Fact, String> facts = facts(host, start);
        facts.putAll(StartJudge.error(start));
        return unavailable(diagnose(Observation.of(Phase.START, start.result()).facts(facts)));
    }

    /** The sandbox started for other commands, but not for this one. */
    Judgement unavailable(OpenSandbox open, @Nullable CommandResult failedStart) {
        Diagnosis diagnosis = diagnose(
                Observation.of(Phase.START, failedStart).facts(facts(open)).fact(Fact.OTHER_COMMANDS_STARTED, "true"));
        return new Judgement(
                Verdict.UNAVAILABLE, "the sandbox would not start for this command: " + diagnosis.title(), diagnosis);
    }

    static Judgement unavailable(Diagnosis diagnosis) {
        return new Judgement(Verdict.UNAVAILABLE, "the sandbox would not start: " + diagnosis.title(), diagnosis);
    }

    Judgement escape(EnforcementCheck check, StartCheck start, Host host) {
        Map<Fact, String> facts = facts(host, start);
        facts.put(Fact.ACT, check.act());
        facts.put(Fact.EFFECT, check.effect());
        Diagnosis diagnosis =
                diagnose(Observation.of(Phase.ENFORCEMENT, check.result()).facts(facts));
        String reason = "the policy is not enforced: %s".formatted(check.effect());
        return new Judgement(Verdict.ESCAPE, reason, diagnosis);
    }

    /** A policy only counts as enforced if the acts that it forbids were tried. */
    static Judgement notTried(String unproven) {
        return new Judgement(Verdict.INCONCLUSIVE, "enforcement of the policy could not be tested: " + unproven, null);
    }

    /**
     * Judge a workload by both arms.
     *
     * @param trace of the failure inside; null if it was not traced
     */
    Judgement arms(
            Arm outside,
            Arm inside,
            Optional<ArmDifference> difference,
            List<ProbePair> probes,
            OpenSandbox open,
            @Nullable Trace trace) {
        if (!inside.begun()) {
            return inside.faultOfMachine().map(Judge::tooSlow).orElseGet(() -> unavailable(open, inside.command()));
        }
        if (!inside.works()) {
            String changed = open.handOver()
                    .interference()
                    .map(interference -> "besides, the sandbox changes commands: " + interference.words())
                    .orElse("");
            return failed(outside.command(), HandOverJudge.heard(inside, open), difference, probes, open, trace)
                    .adding(changed);
        }
        return open.handOver()
                .interference()
                .map(interference -> new HandOverJudge(this).changed(interference, outside, inside, open))
                .orElseGet(() -> new Judgement(Verdict.CONFORMS, Reasons.conformance(probes(probes, true)), null));
    }

    /** Return the results of probes inside: of the declared capabilities, or of others that are granted outside. */
    private List<ProbeResult> probes(List<ProbePair> pairs, boolean declared) {
        return pairs.stream()
                .filter(pair -> scenario.requires().contains(pair.inside().capability()) == declared)
                .filter(pair ->
                        declared || (pair.inside().denied() && pair.outside().outcome() == Outcome.GRANTED))
                .map(ProbePair::inside)
                .toList();
    }

    private Judgement failed(
            @Nullable CommandResult outside,
            Arm inside,
            Optional<ArmDifference> difference,
            List<ProbePair> pairs,
            OpenSandbox open,
            @Nullable Trace trace) {
        Map<Fact, String> facts = facts(open);
        facts.putAll(HandOverJudge.suspected(outside, inside.command(), difference, open));
        difference
                .filter(each -> each.kind() == ArmDifference.Kind.ENDS_EARLY || isReason(each, inside))
                .ifPresent(each ->
                        facts.put(Fact.DIFFERENCE_BETWEEN_ARMS, each.kind().id()));
        return failed(outside, inside, pairs, facts, trace);
    }

    private static boolean isReason(ArmDifference difference, Arm inside) {
        return difference.words().equals(inside.failure());
    }

    Judgement failed(@Nullable CommandResult outside, Arm inside, List<ProbePair> pairs, StartCheck start, Host host) {
        return failed(outside, inside, pairs, facts(host, start), null);
    }

    private Judgement failed(
            @Nullable CommandResult outside,
            Arm inside,
            List<ProbePair> pairs,
            Map<Fact, String> facts,
            @Nullable Trace trace) {
        if (inside.faultOfMachine().isPresent()) {
            return tooSlow(inside.faultOfMachine().get());
        }
        facts.put(Fact.FAILURE, String.valueOf(inside.failure()));
        Optional.ofNullable(trace).map(Trace::hidden).ifPresent(path -> facts.put(Fact.HIDDEN_PATH, path));
        Diagnosis diagnosis = diagnose(Observation.of(Phase.WORKLOAD, inside.command())
                .outside(outside)
                .probes(probes(pairs, true))
                .undeclared(probes(pairs, false))
                .calls(trace == null ? null : trace.observed())
                .facts(facts));
        return new Judgement(Verdict.DEVIATES, Reasons.deviation(inside, diagnosis), diagnosis);
    }

    Diagnosis diagnose(Observation observation) {
        return diagnostician.diagnose(observation);
    }

    Map<Fact, String> facts(OpenSandbox open) {
        return facts(open.host(), open.start());
    }

    Map<Fact, String> facts(Host host, @Nullable StartCheck start) {
        return new KnownFacts(sandbox, setting, scenario.python()).on(host, start);
    }
}
