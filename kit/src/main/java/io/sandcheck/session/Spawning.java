package io.sandcheck.session;

import io.sandcheck.adapter.AdapterConversation;
import io.sandcheck.adapter.AdapterRefusal;
import io.sandcheck.adapter.AdapterRefusal.Code;
import io.sandcheck.adapter.AdapterSession;
import io.sandcheck.adapter.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Spawns children in all ways and roles that an adapter has. */
record Spawning(AdapterConversation conversation, Function<AdapterSession, SandboxSession> session) {

    /** Spawn children of a parent: at least this number, at least one in each way, and one in each role if requested. */
    List<SpawnedChild> of(AdapterSession parent, int atLeast, boolean inRoles) {
        List<SpawnedChild> children = new ArrayList<>(
                spawn(parent, Math.max(atLeast, conversation.ways().size())));
        for (Role role : inRoles ? conversation.roles() : List.<Role>of()) {
            parent.spawn(role)
                    .forEach(child -> children.add(
                            new SpawnedChild(child, session.apply(child), role.name(), true, role.policy())));
        }
        return List.copyOf(children);
    }

    List<SpawnedChild> of(SpawnedChild child, int count) {
        String way = child.policy() == null ? child.way() : null;
        return child.adapterSession().spawn(count, way).stream()
                .map(each -> new SpawnedChild(each, session.apply(each), child.way(), child.inRole(), child.policy()))
                .toList();
    }

    private List<SpawnedChild> spawn(AdapterSession from, int count) {
        List<String> ways = conversation.ways();
        if (ways.isEmpty()) {
            return children(from, count, null);
        }
        List<SpawnedChild> children = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            children.addAll(childrenWherePossible(from, ways.get(i % ways.size())));
        }
        return children;
    }

    private List<SpawnedChild> childrenWherePossible(AdapterSession from, String way) {
        try {
            return children(from, 1, way);
        } catch (AdapterRefusal refusal) {
            if (refusal.code() == Code.NOT_OFFERED) {
                return List.of();
            }
            throw refusal;
        }
    }

    private List<SpawnedChild> children(AdapterSession from, int count, @Nullable String way) {
        return from.spawn(count, way).stream()
                .map(child -> new SpawnedChild(child, session.apply(child), way, way != null && Role.isWay(way), null))
                .toList();
    }
}
