package io.sandcheck.cli.bisect;

import io.sandcheck.diagnosis.Explanation;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The result of an experiment in a release.
 *
 * @param diagnosis its id; null if nothing failed
 * @param evidence lines that explain it
 */
record JudgedRelease(
        String version, Verdict verdict, @Nullable String diagnosis, String reason, List<String> evidence) {

    /** Other verdicts say nothing about the release: it cannot be installed, or does not have the policy. */
    private static final Set<Verdict> TELLING =
            EnumSet.of(Verdict.CONFORMS, Verdict.DEVIATES, Verdict.ESCAPE, Verdict.UNAVAILABLE);

    JudgedRelease {
        evidence = List.copyOf(evidence);
    }

    static JudgedRelease of(String version, ScenarioResult result) {
        Judgement judgement = result.judgement();
        return new JudgedRelease(
                version,
                judgement.verdict(),
                judgement.diagnosisId(),
                judgement.reason(),
                judgement.diagnosis() == null ? List.of() : Explanation.inBrief(judgement.diagnosis()));
    }

    /** Make the result of a release in which no experiment could be made. */
    static JudgedRelease notMade(String version, String why) {
        return new JudgedRelease(version, Verdict.NOT_APPLICABLE, null, why, List.of());
    }

    boolean telling() {
        return TELLING.contains(verdict);
    }

    /** Return what distinguishes good from bad: verdict and diagnosis. */
    String outcome() {
        return verdict + (diagnosis == null ? "" : " [" + diagnosis + "]");
    }
}
