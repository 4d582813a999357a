package io.sandcheck.experiment;

import io.sandcheck.adapter.AdapterFault;
import io.sandcheck.adapter.AdapterRefusal;
import io.sandcheck.diagnosis.Diagnosis;
import io.sandcheck.diagnosis.Fact;
import io.sandcheck.diagnosis.Observation;
import io.sandcheck.diagnosis.Phase;
import io.sandcheck.host.Host;
import io.sandcheck.inheritance.InheritanceFault;
import io.sandcheck.inheritance.InheritanceMatrix;
import io.sandcheck.probe.FingerprintComparison;
import io.sandcheck.probe.FingerprintComparison.LineDifference;
import io.sandcheck.probe.FingerprintLine.Sort;
import io.sandcheck.probe.PolicyFingerprint;
import io.sandcheck.probe.Relation;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.sandbox.StartRetries;
import io.sandcheck.session.EnforcementCheck;
import io.sandcheck.session.OpenSandbox;
import io.sandcheck.session.StartCheck;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Judges what was seen of a family. */
final class FamilyJudge {

    private static final List<Fact> DIFFERENCES = List.of(Fact.DIFFERENCE, Fact.DIFFERENCE_2, Fact.DIFFERENCE_3);

    private final Judge judge;
    private final Sandbox sandbox;
    private final ScenarioSpec scenario;
    private final KinWords words;

    FamilyJudge(Judge judge, Sandbox sandbox, ScenarioSpec scenario) {
        this.judge = judge;
        this.sandbox = sandbox;
        this.scenario = scenario;
        this.words = KinWords.of(scenario.door(), sandbox);
    }

    /** A process cannot change the policy under which it was started, and no one else is asked to change it. */
    Judgement policyStays() {
        return notApplicable("the policy of a running session cannot be changed: there is no session adapter");
    }

    Judgement noAgent() {
        return notApplicable("it has no agent: its definition names no session adapter");
    }

    /**
     * An effect of any member counts. If a member did nothing because nobody approved it, this cannot be told from a
     * denial by its sandbox.
     */
    Judgement guarded(Arm inside, StartCheck start, Host host) {
        if (!inside.effect().isEmpty()) {
            Map<Fact, String> facts = judge.facts(host, start);
            facts.put(Fact.ACT, scenario.subject().scenario());
            facts.put(Fact.EFFECT, inside.effect());
            Diagnosis diagnosis = judge.diagnose(
                    Observation.of(Phase.INHERITANCE, inside.command()).facts(facts));
            return new Judgement(Verdict.ESCAPE, "the forbidden act happened: " + inside.effect(), diagnosis);
        }
        Optional<InheritanceFault> lost = matrix(inside).fault();
        if (lost.isPresent()) {
            return wrong(lost.get(), inside, start, host);
        }
        return inside.works()
                ? new Judgement(Verdict.CONFORMS, "it was tried, and has no effect outside", null)
                : new Judgement(
                        Verdict.INCONCLUSIVE,
                        "it could not be seen whether the act is denied: " + inside.failure(),
                        null);
    }

    Judgement noMarkers() {
        return notApplicable("its definition names no markers, which tell programs how they are confined");
    }

    Judgement unavailable(StartCheck start, Host host) {
        return judge.unavailable(start, host);
    }

    Optional<Judgement> obstacle(OpenSandbox open) {
        return new HandOverJudge(judge).obstacle(open);
    }

    Judgement escape(EnforcementCheck check, StartCheck start, Host host) {
        return judge.escape(check, start, host);
    }

    /**
     * If an adapter refuses something, that is a statement of the sandbox, except for things that it must not refuse.
     */
    Judgement refused(AdapterRefusal refusal, Host host) {
        String said = String.valueOf(refusal.getMessage());
        return switch (refusal.code()) {
            case NOT_OFFERED, POLICY_NOT_OFFERED -> notApplicable("it does not offer this: " + said);
            case UNAVAILABLE -> judge.unavailable(new StartCheck(null, said, false, false), host);
            case PROTOCOL, BAD_REQUEST, UNKNOWN_SESSION, DENIED, FAILED ->
                new Judgement(
                        Verdict.ERROR,
                        "the session adapter refused with [%s]: %s"
                                .formatted(refusal.code().id(), said),
                        null,
                        refusal,
                        null);
        };
    }

    /** The kit's own adapter runs in the sandbox, so the sandbox is responsible for what happens to it there. */
    Judgement faulty(AdapterFault fault, Host host) {
        Map<Fact, String> facts = judge.facts(host, null);
        facts.put(Fact.FAULT, fault.kind().id());
        facts.put(Fact.FAILURE, String.valueOf(fault.getMessage()));
        boolean inSandbox = sandbox.definition().session().adapter().isEmpty();
        CommandResult ending = fault.ending().orElse(null);
        if (inSandbox && ending != null && startFailed(ending)) {
            return judge.unavailable(new StartCheck(ending, null, false, false), host);
        }
        facts.put(Fact.ADAPTER, inSandbox ? "inside" : "outside");
        Diagnosis diagnosis = judge.diagnose(Observation.of(Phase.SESSION, null).facts(facts));
        return new Judgement(
                inSandbox ? Verdict.DEVIATES : Verdict.ERROR,
                String.valueOf(fault.getMessage()),
                diagnosis,
                fault,
                null);
    }

    /** If a change of policy has no effect, the children would match a parent that has not changed. */
    Judgement armAfterChange(
            PolicyFingerprint before,
            SandboxPolicy opened,
            Arm inside,
            PolicyFingerprint atLast,
            StartCheck start,
            Host host) {
        Optional<LineDifference> late = atLast.comparedTo(matrix(inside).parent()).differences().stream()
                .filter(FamilyJudge::isChange)
                .findFirst();
        if (late.isPresent()) {
            return change("late", late.get().describe("at first", "at last"), opened, inside, start, host);
        }
        FingerprintComparison since = matrix(inside).parent().comparedTo(before);
        if (since.differences().stream().anyMatch(FamilyJudge::isChange)) {
            return arm(inside, start, host);
        }
        List<LineDifference> unknown = since.differences(Relation.UNKNOWN);
        if (!unknown.isEmpty()) {
            return new Judgement(
                    Verdict.INCONCLUSIVE,
                    "it was not seen whether the change of policy had an effect: "
                            + unknown.get(0).describe("before", "after"),
                    null);
        }
        return change(
                "unchanged",
                "the policy was changed from %s to %s".formatted(opened, judge.policy()),
                opened,
                inside,
                start,
                host);
    }

    private Judgement change(
            String kind, String difference, SandboxPolicy opened, Arm inside, StartCheck start, Host host) {
        Map<Fact, String> facts = judge.facts(host, start);
        facts.put(Fact.INHERITANCE, kind);
        facts.put(Fact.DIFFERENCE, difference);
        Diagnosis diagnosis = judge.diagnose(
                Observation.of(Phase.INHERITANCE, inside.command()).facts(facts));
        return new Judgement(takesAwayFrom(opened) ? Verdict.ESCAPE : Verdict.DEVIATES, diagnosis.title(), diagnosis);
    }

    private boolean takesAwayFrom(SandboxPolicy opened) {
        SandboxPolicy policy = judge.policy();
        return policy.files().compareTo(opened.files()) < 0 || policy.network().compareTo(opened.network()) < 0;
    }

    private static boolean isChange(LineDifference line) {
        return line.actual().sort() != Sort.CLAIM && line.direction() != Relation.UNKNOWN;
    }

    private boolean startFailed(CommandResult ending) {
        StartRetries retries = sandbox.definition().startRetries();
        return retries != null && retries.sign(ending).isPresent();
    }

    Judgement arm(Arm inside, StartCheck start, Host host) {
        InheritanceMatrix matrix = matrix(inside);
        if (matrix.children().isEmpty()) {
            return notApplicable("no children could be made");
        }
        return matrix.fault()
                .map(fault -> wrong(fault, inside, start, host))
                .orElseGet(() ->
                        inside.works() ? words.conforms(matrix) : judge.failed(null, inside, List.of(), start, host));
    }

    private static InheritanceMatrix matrix(Arm inside) {
        return Objects.requireNonNull(inside.family(), "a family has a matrix");
    }

    private Judgement wrong(InheritanceFault fault, Arm inside, StartCheck start, Host host) {
        if (fault.kind() == InheritanceFault.Kind.UNKNOWN) {
            return new Judgement(
                    Verdict.INCONCLUSIVE,
                    "%s: %s".formatted(words.of(fault.kind()), fault.evidence().get(0)),
                    null);
        }
        Map<Fact, String> facts = judge.facts(host, start);
        facts.put(Fact.INHERITANCE, words.fact(fault.kind()));
        facts.put(Fact.CHILDREN, String.join(", ", fault.members()));
        for (int i = 0; i < Math.min(DIFFERENCES.size(), fault.evidence().size()); i++) {
            facts.put(DIFFERENCES.get(i), fault.evidence().get(i));
        }
        Diagnosis diagnosis = judge.diagnose(
                Observation.of(Phase.INHERITANCE, inside.command()).facts(facts));
        return new Judgement(
                fault.kind() == InheritanceFault.Kind.WIDER ? Verdict.ESCAPE : Verdict.DEVIATES,
                "%s: %s".formatted(words.of(fault.kind()), fault.evidence().get(0)) + words.promise(),
                diagnosis);
    }

    private static Judgement notApplicable(String reason) {
        return new Judgement(Verdict.NOT_APPLICABLE, reason, null);
    }
}
