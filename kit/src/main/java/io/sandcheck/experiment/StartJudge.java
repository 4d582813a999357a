package io.sandcheck.experiment;

import io.sandcheck.diagnosis.Diagnosis;
import io.sandcheck.diagnosis.Fact;
import io.sandcheck.diagnosis.Observation;
import io.sandcheck.diagnosis.Phase;
import io.sandcheck.diagnosis.Shortcoming;
import io.sandcheck.doctor.Examination;
import io.sandcheck.host.HostCondition;
import io.sandcheck.session.EnforcementCheck;
import io.sandcheck.session.OpenSandbox;
import io.sandcheck.session.StartAttempt;
import io.sandcheck.session.StartCheck;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.ScenarioKind;
import io.sandcheck.verdict.Verdict;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges a sandbox that does not start.
 *
 * @param kind what the scenario demands
 */
record StartJudge(Judge judge, ScenarioKind kind) {

    Judgement unavailable(OpenSandbox open, Examination examination) {
        return Judge.unavailable(start(open, open.start(), examination, Map.of()));
    }

    /** If the sandbox is not installed, it cannot be judged. */
    Judgement notThere(StartCheck check) {
        return new Judgement(Verdict.NOT_APPLICABLE, "the sandbox itself is missing: " + check.error(), null);
    }

    /** If it starts, there is no message to judge; if it does not confine either, there is an act to deny. */
    boolean nothingToTell(StartAttempt attempt) {
        return kind == ScenarioKind.SECURITY
                ? attempt.confined()
                : attempt.check().started();
    }

    /** A start is harmless if it confines, but that may not be known. */
    boolean cannotTell(StartAttempt attempt) {
        return kind == ScenarioKind.SECURITY && attempt.effect().isEmpty() && attempt.untried() != null;
    }

    Judgement startsAllTheSame(HostCondition condition, StartAttempt attempt) {
        Verdict verdict = kind == ScenarioKind.SECURITY ? Verdict.CONFORMS : Verdict.NOT_APPLICABLE;
        return new Judgement(verdict, "it starts where %s, and %s".formatted(condition.title(), how(attempt)), null);
    }

    private static String how(StartAttempt attempt) {
        if (attempt.confined()) {
            return "enforces its policy";
        }
        return attempt.effect().isEmpty()
                ? "its enforcement of the policy could not be tested"
                : "runs the command unconfined";
    }

    /** Compare the message with the demand. The diagnosis is what the message should have said. */
    Judgement start(
            OpenSandbox open,
            StartAttempt attempt,
            Examination examination,
            @Nullable String failure,
            Optional<Shortcoming> shortcoming) {
        if (failure == null) {
            return new Judgement(Verdict.CONFORMS, "it meets the demands", null);
        }
        if (kind == ScenarioKind.SECURITY) {
            EnforcementCheck check = new EnforcementCheck(
                    "to run a command unconfined",
                    Objects.requireNonNull(attempt.check().result(), "It was executed"),
                    attempt.effect(),
                    null);
            return judge.escape(check, open.start(), open.host());
        }
        Map<Fact, String> found = new EnumMap<>(Map.of(Fact.FAILURE, failure));
        shortcoming.ifPresent(each -> found.put(Fact.SHORTCOMING, each.id()));
        Diagnosis diagnosis = start(open, attempt.check(), examination, found);
        return new Judgement(Verdict.DEVIATES, failure, diagnosis);
    }

    /** Return why it could not be executed; if it was executed, that it did not announce itself. */
    static Map<Fact, String> error(StartCheck check) {
        if (check.error() == null) {
            return Map.of();
        }
        return check.result() == null
                ? Map.of(Fact.ERROR, check.error())
                : Map.of(Fact.ERROR, check.error(), Fact.START, "not-announced");
    }

    /** If no rule knows the message, the cause is searched among the features that are denied on the host. */
    private Diagnosis start(OpenSandbox open, StartCheck check, Examination examination, Map<Fact, String> more) {
        Map<Fact, String> facts = judge.facts(open);
        facts.putAll(more);
        facts.put(Fact.TRIED, examination.deniedTo(open.sandbox(), open.policy()));
        facts.putAll(error(check));
        Diagnosis diagnosis =
                judge.diagnose(Observation.of(Phase.START, check.result()).facts(facts));
        return diagnosis.kind() == Diagnosis.Kind.UNEXPLAINED
                ? examination
                        .obstacleTo(open.sandbox(), open.policy())
                        .map(cause -> cause.with(diagnosis.evidence()))
                        .orElse(diagnosis)
                : diagnosis;
    }
}
