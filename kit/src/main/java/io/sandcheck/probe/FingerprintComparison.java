package io.sandcheck.probe;

import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * How what a process may do stands to what a reference may do.
 *
 * @param relation of all together. Claims count only where everything else is equal: they are words, and have no more or less
 * @param differences lines that differ, in the order of the fingerprint
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FingerprintComparison(Relation relation, List<LineDifference> differences) {

    /**
     * A line that differs.
     *
     * @param reference as it is in the reference
     * @param actual as it is in what was compared
     * @param direction how {@code actual} stands to {@code reference}; {@link Relation#UNKNOWN} if either is not known
     */
    public record LineDifference(FingerprintLine reference, FingerprintLine actual, Relation direction) {

        /**
         * Say it in a line: {@code connect-loopback: parent granted, child 1 denied: connect EPERM (narrower)}.
         *
         * @param referenceName what to call the reference: {@code parent}
         * @param actualName what to call what was compared to it: {@code child 1}
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
