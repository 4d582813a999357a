package io.sandcheck.cli.bisect;

import io.sandcheck.cli.terminal.UsageException;
import io.sandcheck.naming.KnownNames;
import io.sandcheck.sandbox.Release;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The two ends between which releases are searched.
 *
 * @param good release in which the scenario works; null if neither end is named
 * @param bad release in which it fails; null if neither end is named
 */
record ReleaseRange(@Nullable String good, @Nullable String bad) {

    /**
     * Return the releases from one end to the other.
     *
     * @param known versions of the definition, the oldest and the newest of which are the ends if none is named
     */
    List<Release> of(List<Release> releases, List<String> known) {
        if ((good == null) != (bad == null)) {
            throw new UsageException("--good and --bad: name both, or neither");
        }
        List<Release> ends = good == null
                ? releases.stream()
                        .filter(release -> known.contains(release.version()))
                        .toList()
                : Stream.of(good, bad)
                        .map(version -> find(releases, String.valueOf(version)))
                        .sorted()
                        .toList();
        if (ends.isEmpty()) {
            throw new UsageException(
                    "None of the versions %s is a release; name two releases with --good and --bad".formatted(known));
        }
        Release from = ends.get(0);
        Release to = ends.get(ends.size() - 1);
        if (from.equals(to)) {
            throw new UsageException(
                    "The definition names only one release, [%s]; name two with --good and --bad".formatted(from));
        }
        return releases.subList(releases.indexOf(from), releases.indexOf(to) + 1);
    }

    private static Release find(List<Release> releases, String version) {
        List<String> known = releases.stream().map(Release::version).toList();
        int index = known.indexOf(version);
        if (index < 0) {
            throw new UsageException(new KnownNames("release", known).unknown(version));
        }
        return releases.get(index);
    }
}
