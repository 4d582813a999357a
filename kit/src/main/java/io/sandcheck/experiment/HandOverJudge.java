package io.sandcheck.experiment;

import io.sandcheck.diagnosis.Diagnosis;
import io.sandcheck.diagnosis.Fact;
import io.sandcheck.diagnosis.Observation;
import io.sandcheck.diagnosis.Phase;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Transparency;
import io.sandcheck.session.Interference;
import io.sandcheck.session.OpenSandbox;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.Verdict;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges what a sandbox changes in a command. */
record HandOverJudge(Judge judge) {

    /** If a sandbox prevents the kit itself from working, no result of it counts. */
    Optional<Judgement> obstacle(OpenSandbox open) {
        return open.handOver().obstacle().map(obstacle -> {
            Map<Fact, String> facts = judge.facts(open);
            facts.put(Fact.OBSTACLE, obstacle.id());
            facts.put(Fact.ERROR, obstacle.words());
            facts.put(Fact.FIXTURES, open.host().layout().fixtures());
            Diagnosis diagnosis =
                    judge.diagnose(Observation.of(Phase.START, null).facts(facts));
            return new Judgement(
                    Verdict.INCONCLUSIVE, "nothing is known about the sandbox: " + diagnosis.title(), diagnosis);
        });
    }

    /** Return the facts of what the sandbox changes of each command, if that may be why this one fails; nothing if it is not. */
    static Map<Fact, String> suspected(
            @Nullable CommandResult outside,
            @Nullable CommandResult inside,
            Optional<ArmDifference> difference,
            OpenSandbox open) {
        Integer there = outside == null ? null : outside.shellExitCode();
        Integer here = inside == null ? null : inside.shellExitCode();
        if (there == null || here == null) {
            return Map.of();
        }
        boolean writesOther = difference
                .filter(seen -> seen.kind() == ArmDifference.Kind.STDOUT)
                .isPresent();
        Optional<Interference> suspect = there.equals(here)
                ? open.handOver().interferences().stream()
                        .filter(each -> writesOther && each.broken() == Transparency.STREAMS)
                        .findFirst()
                : open.exitCodeTurnedInto(there, here);
        return suspect.map(each -> Map.of(Fact.SUSPECT, each.broken().id(), Fact.ERROR, each.words()))
                .orElse(Map.of());
    }

    /** The workload works, but the sandbox changes every command, so it changes this one too. */
    Judgement changed(Interference interference, Arm outside, Arm inside, OpenSandbox open) {
        Map<Fact, String> facts = judge.facts(open);
        facts.put(Fact.INTERFERENCE, interference.broken().id());
        facts.put(Fact.ERROR, interference.words());
        Diagnosis diagnosis = judge.diagnose(Observation.of(Phase.WORKLOAD, inside.command())
                .outside(outside.command())
                .facts(facts));
        return new Judgement(
                Verdict.DEVIATES,
                "it works inside, but the sandbox changes commands: " + interference.words(),
                diagnosis);
    }
}
