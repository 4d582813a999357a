package io.sandcheck.inheritance;

import io.sandcheck.adapter.AdapterConversation;
import io.sandcheck.adapter.Offer;
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
 * @param children minimum number of children; there is at least one for each way to create them
 * @param grandchildren how many children each child has
 * @param openedUnder policy under which the parent is opened. It is changed while the parent runs, before it has
 *     children; null if the parent is opened under the policy of the experiment
 * @param running whether its children already run when the policy is changed
 * @param leaving whether a child asks to leave its sandbox
 * @param inRoles whether there is also a child in each role
 * @param lines globs of names of fingerprint lines that matter here; variables of the environment are written {@code
 *     marker NAME}
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FamilyPlan(
        int children,
        int grandchildren,
        @Nullable SandboxPolicy openedUnder,
        boolean running,
        boolean leaving,
        boolean inRoles,
        List<Glob> lines) {

    public FamilyPlan {
        lines = List.copyOf(lines);
    }

    private static final String MARKER = "marker ";

    /**
     * Demand that an adapter offers what it takes besides children. No session needs to be opened to know that.
     *
     * @throws io.sandcheck.adapter.AdapterRefusal if it does not
     */
    public void demandOf(AdapterConversation adapter) {
        if (openedUnder != null) {
            adapter.require(Offer.POLICY_CHANGE);
        }
        if (grandchildren > 0) {
            adapter.require(Offer.GRANDCHILDREN);
        }
        if (leaving) {
            adapter.require(Offer.LEAVE);
        }
        if (inRoles) {
            adapter.requireRoles();
        }
    }

    boolean isAbout(FingerprintLine line) {
        String name = line.sort() == Sort.CLAIM ? MARKER + line.name() : line.name();
        return lines.stream().anyMatch(glob -> glob.matches(name));
    }

    /** Tell whether only the claims of the environment matter. */
    public boolean isAboutMarkersAlone() {
        return !lines.isEmpty()
                && lines.stream().allMatch(glob -> glob.pattern().startsWith(MARKER));
    }
}
