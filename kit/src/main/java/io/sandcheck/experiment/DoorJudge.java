package io.sandcheck.experiment;

import io.sandcheck.diagnosis.Diagnosis;
import io.sandcheck.diagnosis.Fact;
import io.sandcheck.diagnosis.Observation;
import io.sandcheck.diagnosis.Phase;
import io.sandcheck.host.Host;
import io.sandcheck.inheritance.InheritanceFault;
import io.sandcheck.sandbox.Door;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.session.StartCheck;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.Verdict;
import java.util.Map;

/** Judges an act that was tried through a door of an agent, and through its shell. */
record DoorJudge(Judge judge, Sandbox sandbox, ScenarioSpec scenario, Door door) {

    /** Without an effect there is nothing to compare with the shell. */
    static Judgement withoutEffect(Arm through, Door door) {
        if (through.faultOfMachine().isPresent()) {
            return Judge.tooSlow(through.faultOfMachine().get());
        }
        if (!through.works() || !through.begun()) {
            return new Judgement(
                    Verdict.INCONCLUSIVE,
                    "it could not be seen whether the door [%s] denies it: %s"
                            .formatted(door.id(), through.works() ? "its program was not run" : through.failure()),
                    null);
        }
        return new Judgement(
                Verdict.CONFORMS, "through the door [%s] it has no effect outside".formatted(door.id()), null);
    }

    /** An effect that the shell has, too, is no matter of the door. If the shell did not try it, nothing is said of the shell. */
    Judgement escaped(Arm shell, Arm through, StartCheck start, Host host) {
        boolean held = shell.effect().isEmpty() && shell.works();
        KinWords words = KinWords.of(door, sandbox);
        Map<Fact, String> facts = judge.facts(host, start);
        facts.put(Fact.ACT, scenario.subject().scenario());
        facts.put(Fact.ATTEMPTED, Attempted.in(scenario, through));
        facts.put(Fact.EFFECT, through.effect());
        if (held) {
            facts.put(Fact.INHERITANCE, words.fact(InheritanceFault.Kind.WIDER));
            facts.put(Fact.CHILDREN, door.id());
            facts.put(
                    Fact.DIFFERENCE,
                    "through [%s]: %s; through the shell it has no effect".formatted(door.id(), through.effect()));
        }
        Diagnosis diagnosis = judge.diagnose(Observation.of(held ? Phase.INHERITANCE : Phase.GUARD, through.command())
                .facts(facts));
        String reason = held
                ? "%s: %s%s".formatted(words.of(InheritanceFault.Kind.WIDER), through.effect(), words.promise())
                : "the forbidden act happened%s: %s"
                        .formatted(shell.effect().isEmpty() ? "" : ", through the shell too", through.effect());
        return new Judgement(Verdict.ESCAPE, reason, diagnosis);
    }
}
