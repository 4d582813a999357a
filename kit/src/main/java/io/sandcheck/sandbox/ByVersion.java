package io.sandcheck.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A part of a definition that may differ between versions: a list of alternatives. The first one that fits is used.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ByVersion<T>(List<Alternative<T>> alternatives) {

    /** The value for the versions in a range, if no earlier alternative fits. */
    public record Alternative<T>(VersionRange versions, T value) {}

    public ByVersion {
        alternatives = List.copyOf(alternatives);
    }

    /** Return a part that is the same for all versions. */
    public static <T> ByVersion<T> always(T value) {
        return new ByVersion<>(List.of(new Alternative<>(VersionRange.ALL, value)));
    }

    /**
     * Return the value for a version; empty if no alternative fits.
     *
     * @throws IllegalArgumentException if the text is not a version
     */
    public Optional<T> at(String version) {
        Version wanted = Version.find(version)
                .orElseThrow(() -> new IllegalArgumentException("[%s] is not a version".formatted(version)));
        return alternatives.stream()
                .filter(alternative -> alternative.versions().contains(wanted))
                .map(Alternative::value)
                .findFirst();
    }

    /** Return the values of all alternatives. */
    Stream<T> values() {
        return alternatives.stream().map(Alternative::value);
    }
}
