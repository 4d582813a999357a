package io.sandcheck.experiment;

import io.sandcheck.adapter.AdapterFault;
import io.sandcheck.adapter.AdapterRefusal;
import io.sandcheck.experiment.KeptSessions.Done;
import io.sandcheck.host.Host;
import io.sandcheck.host.Python;
import io.sandcheck.inheritance.FamilyPlan;
import io.sandcheck.inheritance.PolicyInheritance;
import io.sandcheck.probe.PolicyFingerprint;
import io.sandcheck.sandbox.Door;
import io.sandcheck.sandbox.EnforcementAct;
import io.sandcheck.sandbox.Marker;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.session.EnforcementCheck;
import io.sandcheck.session.OpenSandbox;
import io.sandcheck.session.SessionFamily;
import io.sandcheck.session.StartCheck;
import io.sandcheck.session.Surroundings;
import io.sandcheck.verdict.Circumstances;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.ScenarioKind;
import io.sandcheck.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes the arms of a scenario about a family: a parent session whose children must be able to do what the parent can.
 */
final class FamilyArms {

    private final Laboratory laboratory;
    private final Circumstances circumstances;
    private final Sandbox sandbox;
    private final SandboxPolicy policy;
    private final ScenarioSpec scenario;
    private final FamilyPlan plan;
    private final FamilyJudge judge;
    private final StartJudge startJudge;

    FamilyArms(
            Laboratory laboratory, Circumstances circumstances, ScenarioSpec scenario, FamilyPlan plan, Judge judge) {
        this.laboratory = laboratory;
        this.circumstances = circumstances;
        this.sandbox = circumstances.sandbox();
        this.policy = circumstances.policy();
        this.scenario = scenario;
        this.plan = plan;
        this.judge = new FamilyJudge(judge, sandbox, scenario);
        this.startJudge = new StartJudge(judge, scenario.subject().kind());
    }

    /** Return why it need not be tried; empty if it must be. */
    Optional<Judgement> preclusion() {
        if (plan.openedUnder() != null && !hasOwnAdapter()) {
            return Optional.of(judge.policyStays());
        }
        if ((isGuard() || plan.inRoles()) && !hasOwnAdapter()) {
            return Optional.of(judge.noAgent());
        }
        return plan.isAboutMarkersAlone() && markers().isEmpty() ? Optional.of(judge.noMarkers()) : Optional.empty();
    }

    /** Without a sandbox there is no policy that could be changed. */
    Arm outside(Host host, Python python, Workload workload) throws Exception {
        try (Host place = host.apart();
                SessionFamily family = SessionFamily.outside(place, python, scenario.timeLimit());
                Surroundings around = new Surroundings(place, python)) {
            FamilyFingerprints fingerprints = fingerprints(place, family, around, Map.of());
            return Arm.of(family.parent(), around, workload, fingerprints.of(family, plan, forbidden()));
        }
    }

    Ruling inside(Host host, Python python, Workload workload) throws Exception {
        try {
            return hasOwnAdapter() ? throughItsAdapter(host, python, workload) : asProcesses(host, python, workload);
        } catch (AdapterRefusal refusal) {
            return Ruling.of(judge.refused(refusal, host));
        } catch (AdapterFault fault) {
            return Ruling.of(judge.faulty(fault, host));
        }
    }

    private boolean isGuard() {
        return scenario.subject().kind() == ScenarioKind.SECURITY;
    }

    private List<EnforcementAct> forbidden() {
        return Stream.of(EnforcementAct.values())
                .filter(act -> act.deniedBy(policy))
                .filter(act -> !sandbox.definition().unpromised().containsKey(act.id()))
                .toList();
    }

    private Map<String, Marker> markers() {
        return sandbox.definition().markers();
    }

    private boolean hasOwnAdapter() {
        return !sandbox.definition().session().adapter().isEmpty();
    }

    /** A plain sandbox is started and must enforce its policy, as in every scenario. */
    private Ruling asProcesses(Host host, Python python, Workload workload) throws Exception {
        OpenSandbox open = laboratory.open(sandbox, policy, host);
        if (!open.start().started()) {
            return Ruling.notReached(
                    startJudge.unavailable(open, laboratory.starts().examination(host)),
                    open.start().result(),
                    open);
        }
        Optional<Judgement> hidden = judge.obstacle(open);
        if (hidden.isPresent()) {
            return Ruling.notReached(hidden.get(), null, open);
        }
        Optional<EnforcementCheck> escape = open.escape();
        if (escape.isPresent()) {
            return Ruling.notReached(
                    judge.escape(escape.get(), open.start(), host), escape.get().result(), open);
        }
        Optional<String> unproven = open.unprovenEnforcement();
        if (unproven.isPresent()) {
            return Ruling.notReached(
                    Judge.notTried(unproven.get()), open.start().result(), open);
        }
        try (Host place = host.apart();
                SessionFamily family = open.family(python, scenario.timeLimit());
                Surroundings around = new Surroundings(place, python)) {
            PolicyInheritance members =
                    fingerprints(host, family, around, markers()).of(family, plan, forbidden());
            Arm within = arm(family, around, members, workload).after(open.takeRepeatedStarts());
            return Ruling.of(apart(family, judge.arm(within, open.start(), host)))
                    .withInside(within);
        }
    }

    /** An agent takes longer to start than to run a command, so its session is used again if that changes nothing. */
    private Ruling throughItsAdapter(Host host, Python python, Workload workload) throws Exception {
        if (plan.openedUnder() == null && !plan.inRoles() && (plan.leaving() || !isGuard())) {
            KeptSessions sessions = laboratory.sessions();
            return sessions.make(
                    circumstances,
                    place -> opened(policy, place, python),
                    plan::demandOf,
                    (family, start, place) -> inUsed(family.unused(), start, place, python, workload));
        }
        SandboxPolicy first = plan.openedUnder() == null ? policy : plan.openedUnder();
        try (Host place = host.apart();
                SessionFamily family = opened(first, place, python);
                Surroundings around = new Surroundings(place, python)) {
            return inSession(family, family.start(), host, around, first, workload);
        }
    }

    private SessionFamily opened(SandboxPolicy first, Host place, Python python) {
        return SessionFamily.throughAdapter(sandbox, first, place, python, scenario.timeLimit(), plan::demandOf);
    }

    private Done inUsed(SessionFamily family, StartCheck start, Host place, Python python, Workload workload)
            throws Exception {
        try (Surroundings around = new Surroundings(place, python)) {
            Ruling ruling = inSession(family, start, place, around, policy, workload);
            boolean unchanged = scenario.door() != null || ruling.judgement().verdict() == Verdict.CONFORMS;
            if (unchanged) {
                family.closeChildren();
            }
            return new Done(ruling, unchanged);
        }
    }

    /** After a change of policy, nothing is known about the session until it is checked again. */
    private Ruling inSession(
            SessionFamily family,
            StartCheck start,
            Host host,
            Surroundings around,
            SandboxPolicy first,
            Workload workload)
            throws Exception {
        if (!start.started()) {
            return Ruling.notReached(judge.unavailable(start, host), start.result());
        }
        FamilyFingerprints fingerprints = fingerprints(host, family, around, markers());
        PolicyFingerprint before = first == policy ? null : fingerprints.of(family.parent());
        PolicyInheritance running =
                plan.running() ? fingerprints.ofRunning(family, plan, () -> family.changePolicy(policy)) : null;
        if (before != null && running == null) {
            family.changePolicy(policy);
        }
        List<EnforcementCheck> checks = family.enforcement(sandbox, policy);
        Optional<EnforcementCheck> escape =
                checks.stream().filter(EnforcementCheck::escaped).findFirst();
        if (escape.isPresent()) {
            return Ruling.notReached(
                    judge.escape(escape.get(), start, host), escape.get().result());
        }
        Optional<String> unproven = EnforcementCheck.unproven(checks);
        if (unproven.isPresent()) {
            return Ruling.notReached(Judge.notTried(unproven.get()), start.result());
        }
        Arm within = arm(family, around, running == null ? members(family, fingerprints) : running, workload);
        if (isGuard()) {
            return Ruling.of(judge.guarded(within, start, host)).withInside(within);
        }
        Optional<EnforcementCheck> ofRole = family.enforcementInRoles(sandbox).stream()
                .filter(EnforcementCheck::escaped)
                .findFirst();
        if (ofRole.isPresent()) {
            return Ruling.of(judge.escape(ofRole.get(), start, host)).withInside(within);
        }
        if (before != null) {
            family.free();
        }
        Judgement judgement = before == null
                ? judge.arm(within, start, host)
                : judge.armAfterChange(before, first, within, fingerprints.of(family.parent()), start, host);
        return Ruling.of(apart(family, judgement)).withInside(within);
    }

    /** Only if a child has the same rights as its parent, it may be no real child. */
    private static Judgement apart(SessionFamily family, Judgement judgement) {
        if (judgement.verdict() == Verdict.CONFORMS) {
            family.closeChildren();
        }
        return judgement;
    }

    private PolicyInheritance members(SessionFamily family, FamilyFingerprints fingerprints) {
        Door door = scenario.door();
        return door == null ? fingerprints.of(family, plan, forbidden()) : fingerprints.ofDoor(family, plan, door);
    }

    private static Arm arm(SessionFamily family, Surroundings around, PolicyInheritance members, Workload workload)
            throws Exception {
        return Arm.inside(family.parent(), around, workload, members).after(family.repeatedStarts());
    }

    private FamilyFingerprints fingerprints(
            Host host, SessionFamily family, Surroundings around, Map<String, Marker> markers) {
        return FamilyFingerprints.of(laboratory.fingerprinting(host), host, family.parent(), around, markers);
    }
}
