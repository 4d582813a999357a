package io.sandcheck.inheritance;

import io.sandcheck.probe.FingerprintLine;
import io.sandcheck.probe.PolicyFingerprint;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The rights of a parent and its children, line by line, and the comparison of each child with the parent.
 *
 * @param parent what the parent may do, as far as the scenario is about it
 * @param children in the order in which they were spawned, grandchildren last
 * @param contradictions members whose environment says that there is no network, although they reached something over
 *     it
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record InheritanceMatrix(PolicyFingerprint parent, List<ChildStanding> children, List<String> contradictions) {

    public InheritanceMatrix {
        children = List.copyOf(children);
        contradictions = List.copyOf(contradictions);
    }

    static InheritanceMatrix of(
            FamilyMember parent, List<FamilyMember> children, FamilyPlan plan, Collection<String> networkOffMarkers) {
        PolicyFingerprint reference = inScope(parent, plan);
        return new InheritanceMatrix(
                reference,
                children.stream()
                        .map(child -> ChildStanding.of(child, inScope(child, plan), reference))
                        .toList(),
                Stream.concat(Stream.of(parent), children.stream())
                        .flatMap(member -> contradictions(member, plan, networkOffMarkers))
                        .toList());
    }

    /** Everything that was reached contradicts a marker that matters. */
    private static Stream<String> contradictions(
            FamilyMember member, FamilyPlan plan, Collection<String> networkOffMarkers) {
        return member.fingerprint().contradictions(networkOffMarkers).stream()
                .filter(contradiction -> plan.isAbout(contradiction.claim()))
                .map(contradiction -> member.name() + ": " + contradiction);
    }

    private static PolicyFingerprint inScope(FamilyMember member, FamilyPlan plan) {
        return new PolicyFingerprint(
                member.fingerprint().lines().stream().filter(plan::isAbout).toList());
    }

    /** Return the worst fault of the family; empty if every child may do what its parent may. */
    public Optional<InheritanceFault> fault() {
        return InheritanceFault.of(this);
    }

    /** Tell whether there is something to show: fingerprints were taken, or a child was lost. */
    public boolean isTold() {
        return !parent.lines().isEmpty() || children.stream().anyMatch(child -> child.loss() != null);
    }

    /** Return the lines that are denied to the parent itself, or not known. */
    public List<String> deniedToTheParent() {
        return parent.lines().stream()
                .filter(line -> line.sort() == FingerprintLine.Sort.EFFECT && !line.granted())
                .map(FingerprintLine::name)
                .toList();
    }
}
