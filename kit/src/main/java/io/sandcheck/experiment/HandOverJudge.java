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
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges what a sandbox changes in a command. */
record HandOverJudge(Judge judge) {

    private static final Set<ArmDifference.Kind> OF_OUTPUT =
            EnumSet.of(ArmDifference.Kind.STDOUT, ArmDifference.Kind.ENDS_EARLY);

    /** A command that gets something else, or whose output is changed, seems to write something else. */
    private static final Set<Transparency> CHANGES_OUTPUT =
            EnumSet.complementOf(EnumSet.of(Transparency.EXIT_CODE, Transparency.SIGNAL, Transparency.SIGNAL_ACTIONS));

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
        boolean writesOther =
                difference.map(ArmDifference::kind).filter(OF_OUTPUT::contains).isPresent();
        Optional<Interference> suspect = there.equals(here)
                ? open.handOver().interferences().stream()
                        .filter(each -> writesOther && CHANGES_OUTPUT.contains(each.broken()))
                        .findFirst()
                : open.exitCodeTurnedInto(there, here);
        return suspect.map(each -> Map.of(Fact.SUSPECT, each.broken().id(), Fact.ERROR, each.words()))
                .orElse(Map.of());
    }

    /** Return an arm as it is diagnosed: without what the sandbox itself writes for each command. */
    static Arm heard(Arm inside, OpenSandbox open) {
        CommandResult command = inside.command();
        return command == null ? inside : inside.with(open.handOver().withoutOwnWords(command));
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
