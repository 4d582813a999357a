package io.sandcheck.inheritance;

import io.sandcheck.probe.PolicyFingerprint;
import io.sandcheck.sandbox.Door;
import io.sandcheck.sandbox.EnforcementAct;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.SessionFamily;
import io.sandcheck.session.Surroundings;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * A parent session with its children: what each may do, and what each printed. A method with
 * {@code @InheritsParentPolicy} takes one.
 *
 * <pre>
 * family.run("resolve_names.py", "example.com");
 * assertThat(family).everyChildMatchesItsParent();
 * </pre>
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PolicyInheritance {

    private final SessionFamily family;
    private final FamilyPlan plan;
    private final Collection<String> networkOffMarkers;
    private final Collection<EnforcementAct> forbidden;
    private final FamilyMember parent;
    private List<FamilyMember> children = List.of();

    private PolicyInheritance(
            SessionFamily family,
            FamilyPlan plan,
            Collection<String> networkOffMarkers,
            Collection<EnforcementAct> forbidden) {
        this.family = family;
        this.plan = plan;
        this.networkOffMarkers = List.copyOf(networkOffMarkers);
        this.forbidden = List.copyOf(forbidden);
        this.parent = new FamilyMember(FamilyMember.PARENT, family.parent());
    }

    /**
     * Spawn the children, and take the fingerprint of each member, the parent's first.
     *
     * @param networkOffMarkers variables that say that there is no network
     * @param forbidden acts that the policy must deny
     * @param fingerprinting takes the fingerprint of a session
     */
    public static PolicyInheritance of(
            SessionFamily family,
            FamilyPlan plan,
            Collection<String> networkOffMarkers,
            Collection<EnforcementAct> forbidden,
            Function<SandboxSession, PolicyFingerprint> fingerprinting) {
        PolicyInheritance inheritance = new PolicyInheritance(family, plan, networkOffMarkers, forbidden);
        Consumer<FamilyMember> look =
                plan.lines().isEmpty() ? member -> {} : member -> member.takeFingerprint(fingerprinting);
        look.accept(inheritance.parent);
        inheritance.spawn(look);
        return inheritance;
    }

    /**
     * Spawn the children, call {@code change} while they run, and take the fingerprint of each member, the parent's
     * last.
     *
     * @param change what happens meanwhile
     */
    public static PolicyInheritance ofRunning(
            SessionFamily family,
            FamilyPlan plan,
            Collection<String> networkOffMarkers,
            Function<SandboxSession, PolicyFingerprint> fingerprinting,
            Runnable change) {
        PolicyInheritance inheritance = new PolicyInheritance(family, plan, networkOffMarkers, List.of());
        inheritance.spawn(member -> {});
        inheritance.children.forEach(FamilyMember::begin);
        change.run();
        inheritance.children.forEach(child -> child.takeFingerprint(fingerprinting));
        family.free();
        inheritance.parent.takeFingerprint(fingerprinting);
        return inheritance;
    }

    /** Take the fingerprint of a parent through its shell, and through another door, which counts as its child. */
    public static PolicyInheritance ofDoor(
            SessionFamily family,
            FamilyPlan plan,
            Collection<String> networkOffMarkers,
            Door door,
            Function<SandboxSession, PolicyFingerprint> fingerprinting) {
        PolicyInheritance inheritance = new PolicyInheritance(family, plan, networkOffMarkers, List.of());
        inheritance.children = List.of(new FamilyMember(door.id(), family.through(door)));
        inheritance.parent.takeFingerprint(fingerprinting);
        inheritance.children.forEach(member -> member.takeFingerprint(fingerprinting));
        return inheritance;
    }

    private void spawn(Consumer<FamilyMember> spawned) {
        children = plan.children() == 0 ? List.of() : new FamilySpawner(family, plan).children(spawned);
    }

    public FamilyMember parent() {
        return parent;
    }

    /** Return the children, followed by their children. */
    public List<FamilyMember> children() {
        return children;
    }

    /**
     * Run one of the kit's workloads in each member, the parent first. Lines of JSON of the form {@code {"criterion":
     * "getaddrinfo example.com", "outcome": "granted", "detail": "192.0.2.1"}} that it prints count as lines of the
     * fingerprint. Children that block their parent come first, and are then closed.
     *
     * @param workload name of a file in {@code fixtures/workloads}: {@code resolve_names.py}
     */
    public void run(String workload, String... arguments) {
        if (!family.childrenBlock()) {
            parent.run(workload, arguments);
        }
        children.forEach(child -> child.run(workload, arguments));
        if (family.childrenBlock()) {
            family.free();
            parent.run(workload, arguments);
        }
    }

    /**
     * Let each member try the acts that the policy forbids, with commands that ask to run outside of the sandbox.
     *
     * @param around where the effects are recorded
     */
    public void askToLeave(Surroundings around) {
        children.forEach(child -> askToLeave(child, around));
        family.free();
        askToLeave(parent, around);
    }

    private void askToLeave(FamilyMember member, Surroundings around) {
        forbidden.forEach(act -> around.by(member.name(), () -> member.askToLeave(family, act, around)));
    }

    /**
     * Let the parent write the settings that switch off its sandbox, through its shell and through each door. After
     * each, try the acts that the policy forbids.
     *
     * @param around where the effects are recorded
     */
    public void switchOffSandbox(Surroundings around) {
        new SwitchingOff(family, forbidden, around).byEachDoor();
    }

    /** Return the comparison of the children with their parent, as far as it is known. */
    public InheritanceMatrix matrix() {
        return InheritanceMatrix.of(parent, children, plan, networkOffMarkers);
    }
}
