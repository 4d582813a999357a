package io.sandcheck.report;

import io.sandcheck.experiment.Arm;
import io.sandcheck.inheritance.ChildStanding;
import io.sandcheck.inheritance.InheritanceMatrix;
import io.sandcheck.probe.FingerprintComparison.LineDifference;
import io.sandcheck.probe.FingerprintLine;
import io.sandcheck.probe.PolicyFingerprint;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A parent session and its children, as a line of {@code results.jsonl} records them.
 *
 * @param members {@code parent}, {@code child 1}, ...
 * @param criteria what each may do, and what its environment says
 * @param children how each child compares with its parent
 * @param contradictions members whose environment says that there is no network, although they reached something over
 *     it
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RecordedFamily(
        List<String> members, List<Criterion> criteria, List<Child> children, List<String> contradictions) {

    /** Shown for a member that has no such line, because it was lost or not asked. */
    private static final String NOTHING = "-";

    public RecordedFamily {
        int count = members.size();
        if (children.size() != count - 1
                || criteria.stream().anyMatch(criterion -> criterion.values().size() != count)) {
            throw new IllegalArgumentException(
                    "a family of %s must have a child less, and as many values of each criterion".formatted(members));
        }
    }

    /**
     * One thing that is known about each member.
     *
     * @param sort the kind of the line: {@code claim}, {@code mechanism} or {@code effect}
     * @param name {@code connect-loopback}
     * @param values in the order of the members
     * @param inherited whether no child differs
     */
    public record Criterion(String sort, String name, List<String> values, boolean inherited) {}

    /**
     * How a child compares with its parent.
     *
     * @param inheritance {@code equal}, {@code narrower}, {@code wider}, {@code different}, {@code unknown} or {@code
     *     lost}
     * @param firstDifference the first line that differs, or how it was lost; null if it does not differ
     */
    public record Child(
            String name, String inheritance, @Nullable String firstDifference) {

        static Child of(ChildStanding child, Redaction redaction) {
            String lost = child.loss();
            if (lost != null) {
                return new Child(child.name(), "lost", redaction.apply(lost));
            }
            return new Child(
                    child.name(),
                    child.relation().name().toLowerCase(Locale.ROOT),
                    child.firstDifference()
                            .map(child::describe)
                            .map(redaction::apply)
                            .orElse(null));
        }
    }

    static @Nullable RecordedFamily of(@Nullable Arm arm, Redaction redaction) {
        InheritanceMatrix matrix = arm == null ? null : arm.family();
        if (matrix == null || !matrix.isTold()) {
            return null;
        }
        return new RecordedFamily(
                Stream.concat(Stream.of("parent"), matrix.children().stream().map(ChildStanding::name))
                        .toList(),
                criteria(matrix, redaction),
                matrix.children().stream()
                        .map(child -> Child.of(child, redaction))
                        .toList(),
                redaction.apply(matrix.contradictions()));
    }

    private static List<Criterion> criteria(InheritanceMatrix matrix, Redaction redaction) {
        List<PolicyFingerprint> fingerprints = Stream.concat(
                        Stream.of(matrix.parent()), matrix.children().stream().map(ChildStanding::fingerprint))
                .toList();
        Set<String> names = new LinkedHashSet<>();
        fingerprints.forEach(each -> each.lines().forEach(line -> names.add(line.name())));
        return names.stream()
                .map(name -> criterion(name, fingerprints, matrix, redaction))
                .toList();
    }

    private static Criterion criterion(
            String name, List<PolicyFingerprint> fingerprints, InheritanceMatrix matrix, Redaction redaction) {
        String sort = fingerprints.stream()
                .flatMap(each -> each.line(name).stream())
                .findFirst()
                .map(line -> line.sort().name().toLowerCase(Locale.ROOT))
                .orElseThrow();
        List<String> values = fingerprints.stream()
                .map(each -> each.line(name).map(FingerprintLine::value).orElse(NOTHING))
                .toList();
        boolean inherited = matrix.children().stream()
                .flatMap(child -> child.differences().stream())
                .map(LineDifference::reference)
                .noneMatch(line -> line.name().equals(name));
        return new Criterion(sort, name, redaction.apply(values), inherited);
    }
}
