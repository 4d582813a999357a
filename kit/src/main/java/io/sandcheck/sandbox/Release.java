package io.sandcheck.sandbox;

import java.util.Comparator;
import org.apiguardian.api.API;

/**
 * A version of a sandbox that its makers published.
 *
 * @param day of the release: {@code 2026-04-09}; empty if it is not known
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Release(String version, String day) implements Comparable<Release> {

    private static final Comparator<Release> ORDER =
            Comparator.comparing(release -> Version.find(release.version()).orElseThrow());

    /** Tell whether a text is a version and not a pre-release. */
    public static boolean isVersion(String text) {
        return Version.find(text)
                .filter(version -> version.preRelease().isEmpty())
                .isPresent();
    }

    @Override
    public int compareTo(Release other) {
        return ORDER.compare(this, other);
    }

    /** Return the version and the day: {@code 0.124.0 (2026-04-20)}. */
    @Override
    public String toString() {
        return day.isEmpty() ? version : "%s (%s)".formatted(version, day);
    }
}
