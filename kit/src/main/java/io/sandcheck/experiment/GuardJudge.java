package io.sandcheck.experiment;

import io.sandcheck.diagnosis.Diagnosis;
import io.sandcheck.diagnosis.Fact;
import io.sandcheck.diagnosis.Observation;
import io.sandcheck.diagnosis.Phase;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.session.OpenSandbox;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.Verdict;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges an act that a policy forbids by its effects.
 *
 * @param guard what it is about
 */
record GuardJudge(Judge judge, ScenarioSpec guard) {

    /** The last line of several tries if the program saw each of them fail. */
    private static final String ALL_DENIED = "\"succeeded\": 0}";

    private static final Set<Integer> NOT_RUN = Set.of(126, 127);

    /** The effect decides, whatever the act and the sandbox said about it. */
    Judgement judge(Arm outside, Arm inside, OpenSandbox open) {
        if (!inside.effect().isEmpty()) {
            Map<Fact, String> facts = judge.facts(open.host(), open.start());
            facts.put(Fact.ACT, guard.subject().scenario());
            facts.put(Fact.ATTEMPTED, Attempted.in(guard, inside));
            facts.put(Fact.EFFECT, inside.effect());
            Observation seen = Observation.of(Phase.GUARD, inside.command()).facts(facts);
            Diagnosis diagnosis = judge.diagnose(anotherDidIt(inside) ? seen : seen.outside(outside.command()));
            return new Judgement(Verdict.ESCAPE, "the forbidden act happened: " + inside.effect(), diagnosis);
        }
        if (inside.faultOfMachine().isPresent()) {
            return Judge.tooSlow(inside.faultOfMachine().get());
        }
        if (!inside.begun()) {
            return judge.unavailable(open, inside.command());
        }
        if (!inside.works()) {
            return new Judgement(
                    Verdict.INCONCLUSIVE, "it could not be seen whether the act is denied: " + inside.failure(), null);
        }
        CommandResult command = inside.command();
        if (command == null || notFound(outside.command(), command)) {
            String why =
                    command == null ? "no command was run" : "its program was not run inside, " + command.outcome();
            return new Judgement(Verdict.INCONCLUSIVE, "it could not be seen whether the act is denied: " + why, null);
        }
        String reason = command.succeeded() ? "it seems to succeed inside" : "it is denied";
        String residue = inside.residue().isEmpty() ? "" : "; it leaves " + inside.residue();
        return new Judgement(Verdict.CONFORMS, reason + " and has no effect outside" + residue, null);
    }

    /** The try that failed says so itself, so the effect comes from another program. */
    private static boolean anotherDidIt(Arm inside) {
        CommandResult command = inside.command();
        return command != null && command.stdout().text().contains(ALL_DENIED);
    }

    /** A shell ends like this if a program does not exist or cannot be executed. */
    private static boolean notFound(@Nullable CommandResult outside, CommandResult inside) {
        Integer exitCode = inside.exitCode();
        return exitCode != null
                && NOT_RUN.contains(exitCode)
                && (outside == null || !exitCode.equals(outside.exitCode()));
    }
}
