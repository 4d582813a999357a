package io.sandcheck.verdict;

import io.sandcheck.diagnosis.Diagnosis;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A verdict with its reason.
 *
 * @param reason why, in one sentence
 * @param diagnosis the named cause; null where nothing failed
 * @param problem what broke, for those who must mend it; null unless the verdict is {@link Verdict#ERROR}
 * @param disclaimer the makers' word that they do not promise to deny the act; null unless they say so
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Judgement(
        Verdict verdict,
        String reason,
        @Nullable Diagnosis diagnosis,
        @Nullable Exception problem,
        @Nullable String disclaimer) {

    /** How the reason of an {@link Verdict#INCONCLUSIVE} begins if the machine had not the time that it took. */
    public static final String TOO_SLOW = "this machine was too slow";

    /** Make a judgement on a sandbox. */
    public Judgement(Verdict verdict, String reason, @Nullable Diagnosis diagnosis) {
        this(verdict, reason, diagnosis, null, null);
    }

    /** Return the id of the diagnosis, or null. */
    public @Nullable String diagnosisId() {
        return diagnosis == null ? null : diagnosis.id();
    }
}
