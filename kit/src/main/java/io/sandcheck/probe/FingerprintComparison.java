package io.sandcheck.probe;

import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * The comparison of what a process may do with a reference.
 *
 * @param relation of all lines together. Claims count only if everything else is equal: they are only words, so neither
 *     is more than the other
 * @param differences lines that differ, in the order of the fingerprint
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FingerprintComparison(Relation relation, List<LineDifference> differences) {

    /**
     * A line that differs.
     *
     * @param reference the line of the reference
     * @param actual the line of the compared fingerprint
     * @param direction how {@code actual} compares with {@code reference}; {@link Relation#UNKNOWN} if either is not
     *     known
     */
    public record LineDifference(FingerprintLine reference, FingerprintLine actual, Relation direction) {

        /**
         * Describe it in one line: {@code connect-loopback: parent granted, child 1 denied: connect EPERM (narrower)}.
         *
         * @param referenceName name of the reference: {@code parent}
         * @param actualName name of what was compared with it: {@code child 1}
         */
        public String describe(String referenceName, String actualName) {
            return "%s: %s %s, %s %s (%s)"
                    .formatted(
                            reference.name(),
                            referenceName,
                            reference.value(),
                            actualName,
                            actual.value(),
                            direction.name().toLowerCase(Locale.ROOT));
        }
    }

    public FingerprintComparison {
        differences = List.copyOf(differences);
    }

    static FingerprintComparison of(List<LineDifference> differences) {
        Relation beyondClaims = differences.stream()
                .filter(line -> line.actual().sort() != FingerprintLine.Sort.CLAIM)
                .map(LineDifference::direction)
                .reduce(Relation.EQUAL, Relation::and);
        boolean claimsOnly = beyondClaims == Relation.EQUAL && !differences.isEmpty();
        return new FingerprintComparison(claimsOnly ? Relation.DIFFERENT : beyondClaims, differences);
    }

    /** Return the lines that differ in that direction. */
    public List<LineDifference> differences(Relation direction) {
        return differences.stream()
                .filter(line -> line.direction() == direction)
                .toList();
    }
}
