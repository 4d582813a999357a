package io.sandcheck.experiment;

import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Disclaimer;
import io.sandcheck.session.OpenSandbox;
import io.sandcheck.trace.Trace;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A judgement with the arms that it rests on.
 *
 * @param outside null if that arm was not made
 * @param inside null if that arm was not made
 * @param trace of the failure inside; null if it was not traced
 */
record Ruling(
        Judgement judgement,
        List<ProbePair> probes,
        @Nullable Arm outside,
        @Nullable Arm inside,
        @Nullable Trace trace) {

    private static final String STARVED =
            "it failed inside while it waited for a processor for most of the time, and worked when it was run again, alone";

    Ruling {
        probes = List.copyOf(probes);
    }

    /** Make a ruling that needed no arm. */
    static Ruling of(Judgement judgement) {
        return new Ruling(judgement, List.of(), null, null, null);
    }

    /**
     * Make the ruling on an experiment that was decided before its workload ran inside.
     *
     * @param command that decided; null if none could be executed
     * @param open whose repeated and failed starts are reported with it
     */
    static Ruling notReached(Judgement judgement, @Nullable CommandResult command, OpenSandbox open) {
        return of(judgement)
                .withInside(new Arm(command, judgement.reason())
                        .after(open.takeRepeatedStarts())
                        .with(open.start().started() ? List.of() : open.startSteps()));
    }

    /** Make the ruling on an experiment that was decided before its workload ran inside. */
    static Ruling notReached(Judgement judgement, @Nullable CommandResult command) {
        return of(judgement).withInside(new Arm(command, judgement.reason()));
    }

    /**
     * Tell whether the machine, and neither the sandbox nor the workload, may be the reason that nothing could be
     * judged.
     */
    boolean blamesMachine() {
        return judgement.verdict() == Verdict.INCONCLUSIVE
                && Stream.of(Optional.ofNullable(outside), Optional.ofNullable(inside))
                        .flatMap(Optional::stream)
                        .anyMatch(arm -> arm.faultOfMachine().isPresent());
    }

    /** Tell whether a failure inside may be one of a program that gave up waiting, as it or another got too little of the machine. */
    boolean isOfStarved() {
        return (judgement.verdict() == Verdict.DEVIATES || judgement.verdict() == Verdict.INCONCLUSIVE)
                && inside != null
                && inside.command() != null
                && inside.command().starved();
    }

    /**
     * Return what follows from this ruling and from that on the same, made once more and alone: one that works only then was
     * too slow; else the second is the better one.
     */
    Ruling madeAgain(Ruling second) {
        return judgement.verdict() == Verdict.DEVIATES && second.judgement.verdict() == Verdict.CONFORMS
                ? new Ruling(Judge.tooSlow(STARVED), probes, outside, inside, null)
                : second;
    }

    /** Return the ruling on an act that the makers do not promise to deny: it was tried, but does not count. */
    Ruling excusedBy(Disclaimer disclaimer) {
        return judgement.verdict() == Verdict.ERROR
                ? this
                : new Ruling(
                        judgement.excusedBy(disclaimer.reason(), disclaimer.told()), probes, outside, inside, trace);
    }

    Ruling withOutside(Arm arm) {
        return new Ruling(judgement, probes, arm, inside, trace);
    }

    Ruling withInside(Arm arm) {
        return new Ruling(judgement, probes, outside, arm, trace);
    }

    Ruling withProbes(List<ProbePair> pairs) {
        return new Ruling(judgement, pairs, outside, inside, trace);
    }

    Ruling withTrace(@Nullable Trace shown) {
        return new Ruling(judgement, probes, outside, inside, shown);
    }
}
