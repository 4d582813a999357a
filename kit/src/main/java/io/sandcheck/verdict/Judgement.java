package io.sandcheck.verdict;

import io.sandcheck.diagnosis.Diagnosis;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A verdict with its reason.
 *
 * @param reason why, in one sentence
 * @param diagnosis the named cause; null if nothing failed
 * @param problem what broke, for those who must fix it; null unless the verdict is {@link Verdict#ERROR}
 * @param disclaimer the makers' statement that they do not promise to deny the act; null if there is none
 * @param measured the verdict if the makers had promised it; null if the act was not tried
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Judgement(
        Verdict verdict,
        String reason,
        @Nullable Diagnosis diagnosis,
        @Nullable Exception problem,
        @Nullable String disclaimer,
        @Nullable Verdict measured) {

    /** The beginning of the reason of an {@link Verdict#INCONCLUSIVE} result if the machine was too slow. */
    public static final String TOO_SLOW = "this machine was too slow";

    /** Make a judgement about a sandbox. */
    public Judgement(Verdict verdict, String reason, @Nullable Diagnosis diagnosis) {
        this(verdict, reason, diagnosis, null, null);
    }

    /** Make a judgement about an act that need not be denied and was not tried. */
    public Judgement(
            Verdict verdict,
            String reason,
            @Nullable Diagnosis diagnosis,
            @Nullable Exception problem,
            @Nullable String disclaimer) {
        this(verdict, reason, diagnosis, problem, disclaimer, null);
    }

    /** Return the judgement of an act that need not be denied. It reports what was seen, but this does not count. */
    public Judgement excusedBy(String because, String told) {
        String seen =
                switch (verdict) {
                    case ESCAPE -> "; it happens";
                    case CONFORMS -> "; it is denied anyway";
                    default -> "; it was not seen whether it happens";
                };
        return new Judgement(Verdict.NOT_APPLICABLE, because + seen, null, null, told, verdict);
    }

    /** Return this with a text added to the reason; unchanged if the text is empty. */
    public Judgement adding(String more) {
        return more.isEmpty()
                ? this
                : new Judgement(verdict, reason + "; " + more, diagnosis, problem, disclaimer, measured);
    }

    /** Return the id of the diagnosis, or null. */
    public @Nullable String diagnosisId() {
        return diagnosis == null ? null : diagnosis.id();
    }
}
