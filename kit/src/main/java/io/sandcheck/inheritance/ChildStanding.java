package io.sandcheck.inheritance;

import io.sandcheck.probe.FingerprintComparison;
import io.sandcheck.probe.FingerprintComparison.LineDifference;
import io.sandcheck.probe.FingerprintLine.Sort;
import io.sandcheck.probe.PolicyFingerprint;
import io.sandcheck.probe.Relation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The comparison of a child with its parent.
 *
 * @param name {@code child 1}
 * @param fingerprint what it may do, as far as the scenario is about it
 * @param loss how it was lost; null if it exists
 * @param relation of all lines together; {@link Relation#DIFFERENT} if it was lost
 * @param differences lines that differ, in the order of the fingerprint
 * @param inRole whether it may do less than its parent, because of its role
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ChildStanding(
        String name,
        PolicyFingerprint fingerprint,
        @Nullable String loss,
        Relation relation,
        List<LineDifference> differences,
        boolean inRole) {

    public ChildStanding {
        differences = List.copyOf(differences);
    }

    static ChildStanding of(FamilyMember child, PolicyFingerprint fingerprint, PolicyFingerprint parent) {
        String loss = child.loss();
        if (loss != null) {
            return new ChildStanding(child.name(), fingerprint, loss, Relation.DIFFERENT, List.of(), child.inRole());
        }
        FingerprintComparison comparison = fingerprint.comparedTo(parent);
        return new ChildStanding(
                child.name(), fingerprint, null, comparison.relation(), comparison.differences(), child.inRole());
    }

    /** Return the lines that differ in that direction, except claims. Effects come before mechanisms. */
    List<LineDifference> differences(Relation direction) {
        if (inRole && direction != Relation.WIDER) {
            return List.of();
        }
        return differences.stream()
                .filter(line -> line.direction() == direction && line.actual().sort() != Sort.CLAIM)
                .sorted(Comparator.comparing(
                                (LineDifference line) -> line.actual().sort())
                        .reversed())
                .toList();
    }

    /**
     * Return the line that says most about the difference: an effect before a mechanism, and a mechanism before a
     * claim.
     */
    public Optional<LineDifference> firstDifference() {
        return differences.stream()
                .max(Comparator.comparing((LineDifference line) -> line.actual().sort()));
    }

    /**
     * Describe how a line differs: {@code connect-loopback: parent granted, child 1 denied: connect EPERM (narrower)}.
     */
    public String describe(LineDifference line) {
        return line.describe("parent", name);
    }

    /** Return the lines that are not known, because the child or its parent did not answer. */
    List<LineDifference> unknown() {
        return differences.stream()
                .filter(line -> line.direction() == Relation.UNKNOWN)
                .toList();
    }

    /** Return the claims that differ. */
    List<LineDifference> claims() {
        return differences.stream()
                .filter(line -> !inRole && line.actual().sort() == Sort.CLAIM && line.direction() != Relation.UNKNOWN)
                .toList();
    }
}
