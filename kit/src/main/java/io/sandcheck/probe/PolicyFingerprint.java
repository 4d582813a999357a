package io.sandcheck.probe;

import io.sandcheck.probe.FingerprintComparison.LineDifference;
import io.sandcheck.probe.FingerprintLine.Sort;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * What a process may do, as one value that can be compared and printed; see {@link Fingerprinting}.
 *
 * @param lines claims, then mechanisms, then effects
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PolicyFingerprint(List<FingerprintLine> lines) {

    private static final Set<String> MEANING_NO = Set.of(FingerprintLine.UNSET, "\"\"", "\"0\"", "\"false\"");

    /**
     * A claim that an effect contradicts.
     *
     * @param claim variable that says that there is no network
     * @param effect what was reached over the network anyway
     */
    public record Contradiction(FingerprintLine claim, FingerprintLine effect) {

        @Override
        public String toString() {
            return "%s is %s, but %s is %s".formatted(claim.name(), claim.value(), effect.name(), effect.value());
        }
    }

    public PolicyFingerprint {
        lines = List.copyOf(lines);
    }

    /** Find a line by its name. */
    public Optional<FingerprintLine> line(String name) {
        return lines.stream().filter(line -> line.name().equals(name)).findFirst();
    }

    /** Return the lines that are not known. */
    public List<FingerprintLine> unknown() {
        return lines.stream().filter(line -> !line.known()).toList();
    }

    /** Return this, with unknown lines replaced from a later fingerprint of the same process. */
    public PolicyFingerprint completedBy(PolicyFingerprint later) {
        return new PolicyFingerprint(lines.stream()
                .map(line -> line.known()
                        ? line
                        : later.line(line.name()).filter(FingerprintLine::known).orElse(line))
                .toList());
    }

    /**
     * Compare this with a reference, line by line. A line that only one of them has is not known in the other.
     *
     * @param reference what to compare with: the fingerprint of the parent
     */
    public FingerprintComparison comparedTo(PolicyFingerprint reference) {
        List<LineDifference> differences = new ArrayList<>();
        for (FingerprintLine expected : reference.lines) {
            FingerprintLine actual = line(expected.name()).orElse(missing(expected));
            differences.add(new LineDifference(expected, actual, actual.comparedTo(expected)));
        }
        lines.stream()
                .filter(line -> reference.line(line.name()).isEmpty())
                .map(line -> new LineDifference(missing(line), line, Relation.UNKNOWN))
                .forEach(differences::add);
        return FingerprintComparison.of(differences.stream()
                .filter(difference -> difference.direction() != Relation.EQUAL)
                .toList());
    }

    private static FingerprintLine missing(FingerprintLine other) {
        return FingerprintLine.unknown(other.sort(), other.name(), "was not asked");
    }

    /**
     * Find the claims that there is no network, although something was reached over it.
     *
     * @param networkOffMarkers variables that say so if they are set: {@code CODEX_SANDBOX_NETWORK_DISABLED}
     */
    public List<Contradiction> contradictions(Collection<String> networkOffMarkers) {
        return lines.stream()
                .filter(line -> line.sort() == Sort.CLAIM && networkOffMarkers.contains(line.name()))
                .filter(line -> line.known() && !MEANING_NO.contains(line.value()))
                .flatMap(claim -> lines.stream()
                        .filter(line -> line.granted() && FingerprintQuestions.isAboutNetwork(line.name()))
                        .map(effect -> new Contradiction(claim, effect)))
                .toList();
    }

    @Override
    public String toString() {
        return lines.stream().map(FingerprintLine::toString).collect(Collectors.joining(System.lineSeparator()));
    }
}
