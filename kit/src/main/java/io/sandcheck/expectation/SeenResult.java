package io.sandcheck.expectation;

import io.sandcheck.verdict.Setting;
import io.sandcheck.verdict.Subject;
import io.sandcheck.verdict.Verdict;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A result of a run, with the parts that expectations are about.
 *
 * @param diagnosis id of the diagnosis; null if there is none
 * @param reason why, in one sentence
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SeenResult(
        Subject subject,
        Setting setting,
        Verdict verdict,
        @Nullable String diagnosis,
        String reason) {

    boolean meets(Expectation expectation) {
        return verdict == Verdict.NOT_APPLICABLE
                || (verdict == expectation.verdict()
                        && (expectation.diagnosis() == null
                                || expectation.diagnosis().equals(diagnosis)));
    }
}
