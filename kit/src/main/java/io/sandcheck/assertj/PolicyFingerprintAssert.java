package io.sandcheck.assertj;

import io.sandcheck.probe.FingerprintComparison.LineDifference;
import io.sandcheck.probe.FingerprintLine.Sort;
import io.sandcheck.probe.PolicyFingerprint;
import io.sandcheck.probe.Relation;
import java.util.List;
import java.util.function.Predicate;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on what a process may do. A failure lists the lines that differ.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PolicyFingerprintAssert extends AbstractAssert<PolicyFingerprintAssert, PolicyFingerprint> {

    PolicyFingerprintAssert(PolicyFingerprint actual) {
        super(actual, PolicyFingerprintAssert.class);
    }

    /** Verify that every line is equal, including the claims. */
    public PolicyFingerprintAssert matches(PolicyFingerprint reference) {
        return hasNone("the same as the reference", reference, line -> true);
    }

    /** Verify that every line except the claims allows the same or less. An unknown line fails. */
    public PolicyFingerprintAssert doesNotExceed(PolicyFingerprint reference) {
        return hasNone(
                "no more than the reference",
                reference,
                line -> line.actual().sort() != Sort.CLAIM && line.direction() != Relation.NARROWER);
    }

    private PolicyFingerprintAssert hasNone(
            String words, PolicyFingerprint reference, Predicate<LineDifference> wrong) {
        isNotNull();
        List<String> lines = actual.comparedTo(reference).differences().stream()
                .filter(wrong)
                .map(line -> line.describe("reference", "actual"))
                .toList();
        if (!lines.isEmpty()) {
            failWithMessage("Expected %s but:%n%s", words, String.join(System.lineSeparator(), lines));
        }
        return this;
    }
}
