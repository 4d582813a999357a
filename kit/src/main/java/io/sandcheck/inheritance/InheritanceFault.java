package io.sandcheck.inheritance;

import io.sandcheck.probe.FingerprintComparison.LineDifference;
import io.sandcheck.probe.Relation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A fault of a family.
 *
 * @param members names of the members that it is about
 * @param evidence what was seen, in words, one observation in each line, the most important first
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record InheritanceFault(Kind kind, List<String> members, List<String> evidence) {

    /** The kinds of faults, the worst first. */
    public enum Kind {
        /** A child may do more than its parent. */
        WIDER,
        /** A child was not created, or disappeared. */
        LOST,
        /** A child may do less than its parent. */
        NARROWER,
        /** The environment says that there is no network, but there is one. */
        LIES,
        /** A child may do the same, but its environment says something else. */
        CLAIMS,
        /** A child differs, but it cannot be said whether it may do more or less. */
        DIFFERENT,
        /** It was not seen what a child or its parent may do. */
        UNKNOWN;

        /** Return the name that rules use: {@code wider}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public InheritanceFault {
        members = List.copyOf(members);
        evidence = List.copyOf(evidence);
    }

    static Optional<InheritanceFault> of(InheritanceMatrix matrix) {
        return Stream.of(
                        differing(Kind.WIDER, matrix, child -> child.differences(Relation.WIDER)),
                        lost(matrix),
                        differing(Kind.NARROWER, matrix, child -> child.differences(Relation.NARROWER)),
                        lies(matrix),
                        differing(Kind.DIFFERENT, matrix, child -> child.differences(Relation.DIFFERENT)),
                        differing(Kind.CLAIMS, matrix, ChildStanding::claims),
                        differing(Kind.UNKNOWN, matrix, ChildStanding::unknown))
                .filter(fault -> !fault.members().isEmpty())
                .findFirst();
    }

    private static InheritanceFault differing(
            Kind kind, InheritanceMatrix matrix, Function<ChildStanding, List<LineDifference>> lines) {
        List<ChildStanding> differing = matrix.children().stream()
                .filter(child -> !lines.apply(child).isEmpty())
                .toList();
        return new InheritanceFault(
                kind,
                differing.stream().map(ChildStanding::name).toList(),
                differing.stream()
                        .flatMap(child ->
                                told(lines.apply(child), child.claims()).map(child::describe))
                        .toList());
    }

    /** Claims come second, because programs in the child read them. */
    private static Stream<LineDifference> told(List<LineDifference> lines, List<LineDifference> claims) {
        return Stream.of(lines.subList(0, 1), claims, lines.subList(1, lines.size()))
                .flatMap(List::stream)
                .distinct();
    }

    private static InheritanceFault lost(InheritanceMatrix matrix) {
        List<ChildStanding> lost =
                matrix.children().stream().filter(child -> child.loss() != null).toList();
        return new InheritanceFault(
                Kind.LOST,
                lost.stream().map(ChildStanding::name).toList(),
                lost.stream().map(child -> child.name() + ": " + child.loss()).toList());
    }

    private static InheritanceFault lies(InheritanceMatrix matrix) {
        return new InheritanceFault(
                Kind.LIES,
                matrix.contradictions().stream()
                        .map(line -> line.substring(0, line.indexOf(':')))
                        .distinct()
                        .toList(),
                matrix.contradictions());
    }

    @Override
    public String toString() {
        return String.join("; ", evidence);
    }
}
