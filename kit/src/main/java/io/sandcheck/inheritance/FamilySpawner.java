package io.sandcheck.inheritance;

import io.sandcheck.adapter.AdapterRefusal;
import io.sandcheck.adapter.AdapterRefusal.Code;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.SessionFamily;
import io.sandcheck.session.SpawnedChild;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Spawns the children of a plan. A child that is not created becomes a lost member. */
record FamilySpawner(SessionFamily family, FamilyPlan plan) {

    /**
     * Return the children, followed by their children.
     *
     * @param spawned is called for each child before it has children, because it may be unable to do anything else
     *     while it has
     */
    List<FamilyMember> children(Consumer<FamilyMember> spawned) {
        List<FamilyMember> members = new ArrayList<>();
        List<SpawnedChild> children = family.spawn(plan.children(), plan.inRoles());
        for (int i = 0; i < children.size(); i++) {
            members.add(member("child " + (i + 1), children.get(i)));
        }
        addMissing(members, "child ", plan.children());
        members.forEach(spawned);
        for (int i = 0; i < children.size(); i++) {
            List<FamilyMember> grandchildren = grandchildren(children.get(i), "grandchild " + (i + 1) + ".");
            grandchildren.forEach(spawned);
            members.addAll(grandchildren);
        }
        return members;
    }

    private List<FamilyMember> grandchildren(SpawnedChild child, String prefix) {
        List<FamilyMember> members = new ArrayList<>();
        if (plan.grandchildren() == 0) {
            return members;
        }
        try {
            family.spawn(child, plan.grandchildren())
                    .forEach(each -> members.add(member(prefix + (members.size() + 1), each)));
        } catch (AdapterRefusal refusal) {
            if (refusal.code() != Code.UNKNOWN_SESSION) {
                throw refusal;
            }
        }
        addMissing(members, prefix, plan.grandchildren());
        return members;
    }

    private void addMissing(List<FamilyMember> members, String prefix, int due) {
        SandboxSession parent = family.parent();
        String loss = "was not spawned: %d of %d were".formatted(members.size(), due);
        for (int i = members.size(); i < due; i++) {
            members.add(FamilyMember.lost(prefix + (i + 1), parent, loss));
        }
    }

    private static FamilyMember member(String name, SpawnedChild child) {
        String called = child.way() == null ? name : "%s (%s)".formatted(name, child.way());
        return new FamilyMember(called, child.session(), child.inRole());
    }
}
