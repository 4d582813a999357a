package io.sandcheck.experiment;

import io.sandcheck.sandbox.Disclaimer;
import io.sandcheck.trace.Trace;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A judgement with what it rests on.
 *
 * @param outside null if it did not come to that arm
 * @param inside null if it did not come to that arm
 * @param trace of what failed inside; null if it was not traced
 */
record Ruling(
        Judgement judgement,
        List<ProbePair> probes,
        @Nullable Arm outside,
        @Nullable Arm inside,
        @Nullable Trace trace) {

    Ruling {
        probes = List.copyOf(probes);
    }

    /** Make a ruling for which no arm was needed. */
    static Ruling of(Judgement judgement) {
        return new Ruling(judgement, List.of(), null, null, null);
    }

    /** Tell whether the machine, and neither sandbox nor workload, may be to blame for what could not be judged. */
    boolean blamesMachine() {
        return judgement.verdict() == Verdict.INCONCLUSIVE
                && Stream.of(Optional.ofNullable(outside), Optional.ofNullable(inside))
                        .flatMap(Optional::stream)
                        .anyMatch(arm -> arm.faultOfMachine().isPresent());
    }

    /** Return the ruling on an act that makers do not promise to deny: it was tried, and counts for nothing. */
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
