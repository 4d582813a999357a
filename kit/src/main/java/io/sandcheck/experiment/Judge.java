package io.sandcheck.experiment;

import io.sandcheck.diagnosis.Diagnosis;
import io.sandcheck.diagnosis.Diagnostician;
import io.sandcheck.diagnosis.Fact;
import io.sandcheck.diagnosis.Observation;
import io.sandcheck.diagnosis.Phase;
import io.sandcheck.host.Host;
import io.sandcheck.probe.ProbeResult;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxDefinition.PolicyLaunch;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.sandbox.StartRetries;
import io.sandcheck.session.EnforcementCheck;
import io.sandcheck.session.OpenSandbox;
import io.sandcheck.session.StartCheck;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.Setting;
import io.sandcheck.verdict.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says what follows from what was seen: the table of verdicts. */
final class Judge {

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

    /** Come to a ruling; whatever goes wrong with that is one too. */
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

    Judgement broken(Exception problem) {
        String message = problem.getMessage() == null ? problem.toString() : problem.getMessage();
        return new Judgement(Verdict.ERROR, "the experiment broke: " + message, null, problem, null);
    }

    Judgement notSo(AssumptionException assumption) {
        return new Judgement(
                Verdict.NOT_APPLICABLE, "what the scenario assumes is not so here: " + assumption.getMessage(), null);
    }

    Judgement inconclusive(Arm outside) {
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

    Judgement arms(Arm outside, Arm inside, List<ProbePair> probes, OpenSandbox open) {
        if (!inside.begun()) {
            return unavailable(open, inside.command());
        }
        List<ProbeResult> within = probes.stream().map(ProbePair::inside).toList();
        return inside.works()
                ? new Judgement(Verdict.CONFORMS, conformance(within), null)
                : failed(outside.command(), inside, within, open.start(), open.host());
    }

    Judgement failed(
            @Nullable CommandResult outside, Arm inside, List<ProbeResult> within, StartCheck start, Host host) {
        Map<Fact, String> facts = facts(host, start);
        facts.put(Fact.FAILURE, String.valueOf(inside.failure()));
        Diagnosis diagnosis = diagnose(Observation.of(Phase.WORKLOAD, inside.command())
                .outside(outside)
                .probes(within)
                .facts(facts));
        return new Judgement(Verdict.DEVIATES, deviation(inside, diagnosis), diagnosis);
    }

    /** The effect decides, whatever the act and the sandbox said of it. */
    Judgement guard(Arm outside, Arm inside, OpenSandbox open) {
        if (!inside.effect().isEmpty()) {
            Map<Fact, String> facts = facts(open.host(), open.start());
            facts.put(Fact.ACT, scenario.subject().scenario());
            facts.put(Fact.ATTEMPTED, Attempted.in(scenario, inside));
            facts.put(Fact.EFFECT, inside.effect());
            Diagnosis diagnosis = diagnose(Observation.of(Phase.GUARD, inside.command())
                    .outside(outside.command())
                    .facts(facts));
            return new Judgement(Verdict.ESCAPE, "what the policy forbids happened: " + inside.effect(), diagnosis);
        }
        if (!inside.begun()) {
            return unavailable(open, inside.command());
        }
        if (!inside.works()) {
            return new Judgement(
                    Verdict.INCONCLUSIVE, "whether it is denied could not be seen: " + inside.failure(), null);
        }
        CommandResult command = inside.command();
        boolean denied = command == null || !command.succeeded();
        String reason = denied ? "it is denied" : "it seems to succeed inside";
        return new Judgement(Verdict.CONFORMS, reason + " and has no effect outside", null);
    }

    private static String conformance(List<ProbeResult> probes) {
        String denied = probes.stream()
                .filter(ProbeResult::denied)
                .map(probe -> "%s is %s".formatted(probe.capability(), probe.summary()))
                .collect(Collectors.joining(", "));
        return denied.isEmpty()
                ? "it works inside as it does outside"
                : "it works inside as it does outside, although " + denied;
    }

    private static String deviation(Arm inside, Diagnosis diagnosis) {
        CommandResult command = inside.command();
        String outcome = command == null ? "no command was run" : command.outcome();
        return switch (diagnosis.kind()) {
            case EXPLAINED -> "it works outside and fails inside (%s), explained".formatted(outcome);
            case MISLEADING -> "it works outside and fails inside (%s) with a misleading message".formatted(outcome);
            case UNEXPLAINED -> "it works outside and fails inside (%s), unexplained".formatted(outcome);
            case HANG -> "it works outside and does not end inside (%s)".formatted(outcome);
        };
    }

    Diagnosis diagnose(Observation observation) {
        return diagnostician.diagnose(observation);
    }

    private String foundations() {
        PolicyLaunch launch = sandbox.policies().get(setting.policy());
        List<Capability> ofPolicy = launch == null ? List.of() : launch.needs();
        return Stream.concat(sandbox.needs().foundations().stream(), ofPolicy.stream())
                .map(Capability::id)
                .collect(Collectors.joining(" "));
    }

    Map<Fact, String> facts(OpenSandbox open) {
        return facts(open.host(), open.start());
    }

    Map<Fact, String> facts(Host host, @Nullable StartCheck start) {
        Map<Fact, String> facts = Fact.of(host.facts().values());
        facts.put(Fact.SANDBOX, setting.sandbox());
        facts.put(Fact.SANDBOX_VERSION, setting.version());
        facts.put(Fact.POLICY, setting.policy().id());
        facts.put(Fact.NETWORK, setting.policy().network().name().toLowerCase(Locale.ROOT));
        facts.put(Fact.HOST, setting.host());
        StartRetries retries = sandbox.definition().startRetries();
        if (retries != null) {
            facts.put(Fact.START_RETRIES, String.valueOf(retries.times()));
        }
        facts.put(Fact.NEEDS, foundations());
        if (start != null) {
            facts.put(Fact.EXIT_CODE_KEPT, String.valueOf(start.exitCodeKept()));
        }
        if (scenario.python() != null) {
            facts.put(Fact.PYTHON, scenario.python());
        }
        return facts;
    }
}
