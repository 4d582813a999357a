package io.sandcheck.inheritance;

import io.sandcheck.naming.Glob;
import io.sandcheck.probe.FingerprintLine;
import io.sandcheck.probe.FingerprintLine.Sort;
import io.sandcheck.sandbox.SandboxPolicy;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The family that a scenario is about.
 *
 * @param children how many the parent has at least; one in each way in which they can be made
 * @param grandchildren how many each child has
 * @param openedUnder policy that the parent is opened under, and which is changed while it runs, before it has children; null
 *     if it is opened under the policy of the experiment
 * @param running whether its children run before that is changed
 * @param lines globs of the names of those lines of a fingerprint that matter here; variables of the environment go by
 *     {@code marker NAME}
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FamilyPlan(
        int children, int grandchildren, @Nullable SandboxPolicy openedUnder, boolean running, List<Glob> lines) {

    public FamilyPlan {
        lines = List.copyOf(lines);
    }

    private static final String MARKER = "marker ";

    boolean isAbout(FingerprintLine line) {
        String name = line.sort() == Sort.CLAIM ? MARKER + line.name() : line.name();
        return lines.stream().anyMatch(glob -> glob.matches(name));
    }

    /** Tell whether nothing matters but what the environment says. */
    public boolean isAboutMarkersAlone() {
        return !lines.isEmpty()
                && lines.stream().allMatch(glob -> glob.pattern().startsWith(MARKER));
    }
}
