package io.sandcheck.inheritance;

import io.sandcheck.probe.PolicyFingerprint;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.SessionFamily;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * A parent session with its children: what each may do, and what each printed.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PolicyInheritance {

    private final FamilyPlan plan;
    private final Collection<String> networkOffMarkers;
    private final FamilyMember parent;
    private final List<FamilyMember> children;

    private PolicyInheritance(
            FamilyPlan plan, Collection<String> networkOffMarkers, FamilyMember parent, List<FamilyMember> children) {
        this.plan = plan;
        this.networkOffMarkers = List.copyOf(networkOffMarkers);
        this.parent = parent;
        this.children = List.copyOf(children);
    }

    /**
     * Spawn the children, and take the fingerprint of each member, the parent's first.
     *
     * @param networkOffMarkers variables that say that there is no network
     * @param fingerprinting takes the fingerprint of a session
     */
    public static PolicyInheritance of(
            SessionFamily family,
            FamilyPlan plan,
            Collection<String> networkOffMarkers,
            Function<SandboxSession, PolicyFingerprint> fingerprinting) {
        FamilyMember parent = new FamilyMember(FamilyMember.PARENT, family.parent());
        parent.takeFingerprint(fingerprinting);
        List<FamilyMember> children = new FamilySpawner(family, plan).children();
        children.forEach(child -> child.takeFingerprint(fingerprinting));
        return new PolicyInheritance(plan, networkOffMarkers, parent, children);
    }

    public FamilyMember parent() {
        return parent;
    }

    /** Return the children, and their children. */
    public List<FamilyMember> children() {
        return children;
    }

    /**
     * Run one of the kit's workloads in each member, the parent first. Where it prints lines of JSON of the form
     * {@code {"criterion": "getaddrinfo example.com", "outcome": "granted", "detail": "192.0.2.1"}}, they count as lines of the
     * fingerprint.
     *
     * @param workload name of a file in {@code fixtures/workloads}: {@code resolve_names.py}
     */
    public void run(String workload, String... arguments) {
        parent.run(workload, arguments);
        children.forEach(child -> child.run(workload, arguments));
    }

    /** Return how the children stand to their parent, as far as it is known by now. */
    public InheritanceMatrix matrix() {
        return InheritanceMatrix.of(parent, children, plan, networkOffMarkers);
    }
}
