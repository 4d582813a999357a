package io.sandcheck.assertj;

import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.verdict.Comparison;
import io.sandcheck.verdict.Verdict;
import java.util.Objects;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on the result of an experiment.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ScenarioResultAssert extends AbstractAssert<ScenarioResultAssert, ScenarioResult> {

    ScenarioResultAssert(ScenarioResult actual) {
        super(actual, ScenarioResultAssert.class);
    }

    /** Verify the verdict. */
    public ScenarioResultAssert hasVerdict(Verdict verdict) {
        isNotNull();
        if (actual.judgement().verdict() != verdict) {
            failWithMessage(
                    "Expected verdict %s but it was %s, because %s",
                    verdict, actual.judgement().verdict(), actual.judgement().reason());
        }
        return this;
    }

    /** Verify the id of the diagnosis. */
    public ScenarioResultAssert hasDiagnosis(String id) {
        isNotNull();
        if (!Objects.equals(actual.judgement().diagnosisId(), id)) {
            failWithMessage(
                    "Expected diagnosis [%s] but it was [%s]: %s",
                    id, actual.judgement().diagnosisId(), actual.judgement().diagnosis());
        }
        return this;
    }

    /** Verify that the result is as expected. */
    public ScenarioResultAssert isAsExpected() {
        isNotNull();
        if (actual.comparison() != Comparison.AS_EXPECTED) {
            failWithMessage("Expected %s but it was %s", actual.expectation(), actual.judgement());
        }
        return this;
    }
}
