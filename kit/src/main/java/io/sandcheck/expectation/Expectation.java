package io.sandcheck.expectation;

import io.sandcheck.fixture.Fixtures;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.Verdict;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The expected result of an experiment, if it is not {@link Verdict#CONFORMS}.
 *
 * @param diagnosis id of the expected diagnosis; null for any
 * @param issue that tracks it: {@code openai/codex#24943}; null if there is none
 * @param reason why it is expected
 * @param place where it is written, as {@code file:line}; null if it is not in a file
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Expectation(
        Verdict verdict,
        @Nullable String diagnosis,
        @Nullable String issue,
        String reason,
        @Nullable String place) {

    /** The expectation if no rule applies. */
    public static final Expectation CONFORMS = new Expectation(Verdict.CONFORMS, null, null, "no expectation recorded");

    /** The reason of a drafted rule. A file with this reason cannot be read until somebody fills it in. */
    static final String TO_BE_FILLED_IN = "FILL IN why this is expected";

    /** Make an expectation that is not in a file. */
    public Expectation(Verdict verdict, @Nullable String diagnosis, @Nullable String issue, String reason) {
        this(verdict, diagnosis, issue, reason, null);
    }

    /** Describe where it is written: {@code , written in mine/expectations.yaml:3}; empty if it is not in a file. */
    public String writtenInWords() {
        return place == null ? "" : ", written in " + Fixtures.inSources(place);
    }

    /** Tell whether a judgement is as expected. */
    public boolean metBy(Judgement judgement) {
        return verdict == judgement.verdict() && (diagnosis == null || diagnosis.equals(judgement.diagnosisId()));
    }
}
