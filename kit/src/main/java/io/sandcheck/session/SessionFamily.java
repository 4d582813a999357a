package io.sandcheck.session;

import io.sandcheck.adapter.AdapterConversation;
import io.sandcheck.adapter.AdapterRefusal;
import io.sandcheck.adapter.AdapterRefusal.Code;
import io.sandcheck.adapter.AdapterSession;
import io.sandcheck.adapter.Role;
import io.sandcheck.adapter.SessionAdapter;
import io.sandcheck.host.Host;
import io.sandcheck.host.Python;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.sandbox.StartRetries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A parent session with its children, through a session adapter. What the adapter refuses is an
 * {@link io.sandcheck.adapter.AdapterRefusal}, what it does wrong an {@link io.sandcheck.adapter.AdapterFault}.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SessionFamily implements AutoCloseable {

    /** How long opening the parent may take. */
    private static final Duration OPENING = Duration.ofSeconds(30);

    private final Host host;
    private final AdapterConversation conversation;
    private final List<String> repeatedStarts;
    private final AdapterSession adapterSession;
    private final SandboxSession parent;
    private List<Child> spawned = List.of();
    private final Function<AdapterSession, SandboxSession> session;

    /**
     * A child, or a child's child.
     *
     * @param way how it was made, or the role that it has; null where the adapter has one way alone
     * @param inRole whether it may do less than its parent, since it was made for that
     * @param policy of its role; null if that is not known, or it has none
     */
    public record Child(
            AdapterSession adapterSession,
            SandboxSession session,
            @Nullable String way,
            boolean inRole,
            @Nullable SandboxPolicy policy) {}

    private SessionFamily(
            Host host,
            AdapterStart start,
            AdapterSession adapterSession,
            Function<AdapterSession, SandboxSession> session) {
        this.host = host;
        this.conversation = start.conversation();
        this.repeatedStarts = start.repeated();
        this.adapterSession = adapterSession;
        this.session = session;
        this.parent = session.apply(adapterSession);
    }

    /** Open a parent without a sandbox: a process, which can do what this machine lets it. */
    public static SessionFamily outside(Host host, Python python, Duration timeLimit) {
        return new Opening(host, host, python, timeLimit, null)
                .open(workspace -> SandboxAdapter.without(host, workspace), SandboxPolicy.UNRESTRICTED);
    }

    /** Open a parent through the sandbox's own session adapter. */
    public static SessionFamily throughAdapter(
            Sandbox sandbox, SandboxPolicy policy, Host host, Python python, Duration timeLimit) {
        return new Opening(host, host, python, timeLimit, null)
                .open(workspace -> SandboxAdapter.of(sandbox, policy, host, workspace), policy);
    }

    /**
     * Open a parent in a sandbox that has no adapter of its own.
     *
     * @param inside where its commands are executed: the host, or what is confined of it
     */
    static SessionFamily inside(Confinement confinement, Host host, Host inside, Python python, Duration timeLimit) {
        return new Opening(
                        host,
                        inside,
                        python,
                        timeLimit,
                        confinement.sandbox().definition().startRetries())
                .open(workspace -> SandboxAdapter.of(confinement, host, workspace), confinement.policy());
    }

    /** What the ways of opening a parent have in common. */
    private record Opening(
            Host host,
            Host inside,
            Python python,
            Duration timeLimit,
            @Nullable StartRetries retries) {

        SessionFamily open(Function<String, SessionAdapter> adapter, SandboxPolicy policy) {
            String workspace = host.makeDirectory(host.layout().workspace());
            AdapterConversation conversation = null;
            try {
                AdapterStart start = AdapterStart.of(adapter.apply(workspace), inside, retries);
                conversation = start.conversation();
                AdapterSession parent =
                        conversation.open(policy, workspace, host.layout().home(), OPENING);
                return new SessionFamily(
                        host, start, parent, each -> SandboxSession.through(each, host, python, workspace, timeLimit));
            } catch (RuntimeException e) {
                if (conversation != null) {
                    conversation.close();
                }
                host.remove(workspace);
                throw e;
            }
        }
    }

    /** Return how each start of the sandbox ended that failed at random, and was repeated. */
    public List<String> repeatedStarts() {
        return repeatedStarts;
    }

    public SandboxSession parent() {
        return parent;
    }

    /** Change the policy of the parent while it runs. */
    public void changePolicy(SandboxPolicy policy) {
        adapterSession.changePolicy(policy);
    }

    /** Check that the parent runs a command. */
    public StartCheck start() {
        return StartCheck.of(parent);
    }

    /** Check that the parent enforces a policy. */
    public List<EnforcementCheck> enforcement(Sandbox sandbox, SandboxPolicy policy) {
        return new Enforcement(host, parent).check(sandbox.definition(), policy);
    }

    /**
     * Spawn children of the parent: one in each way that the adapter has, and so many at least. A way that cannot be had
     * here is left out.
     */
    public List<Child> spawn(int atLeast) {
        List<Child> children = new ArrayList<>(
                spawn(adapterSession, Math.max(atLeast, conversation.ways().size())));
        for (Role role : conversation.roles()) {
            adapterSession
                    .spawn(role)
                    .forEach(child ->
                            children.add(new Child(child, session.apply(child), role.name(), true, role.policy())));
        }
        spawned = List.copyOf(children);
        return spawned;
    }

    /** Demand that children are no other names of their parent, or of each other: the first ends, and they do not. */
    public void requireApart() {
        if (!spawned.isEmpty()) {
            List<AdapterSession> others = Stream.concat(
                            Stream.of(adapterSession), spawned.stream().skip(1).map(Child::adapterSession))
                    .toList();
            Command trivial = Command.of("true").withDirectory(parent.workspace());
            spawned.get(0).adapterSession().closeApartFrom(others, trivial);
        }
    }

    /** Check that each child which was made in a role enforces the policy of that. */
    public List<EnforcementCheck> enforcementInRoles(Sandbox sandbox) {
        List<EnforcementCheck> checks = new ArrayList<>();
        for (Child child : spawned) {
            if (child.policy() != null) {
                checks.addAll(new Enforcement(host, child.session()).check(sandbox.definition(), child.policy()));
            }
        }
        return checks;
    }

    /** Spawn children of a child, in the way in which it was made; what its role denies to it, it denies to them. */
    public List<Child> spawn(Child child, int count) {
        String way = child.policy() == null ? child.way() : null;
        return child.adapterSession().spawn(count, way).stream()
                .map(each -> new Child(each, session.apply(each), child.way(), child.inRole(), child.policy()))
                .toList();
    }

    private List<Child> spawn(AdapterSession from, int count) {
        List<String> ways = conversation.ways();
        if (ways.isEmpty()) {
            return children(from, count, null);
        }
        List<Child> children = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            children.addAll(childrenWherePossible(from, ways.get(i % ways.size())));
        }
        return children;
    }

    private List<Child> childrenWherePossible(AdapterSession from, String way) {
        try {
            return children(from, 1, way);
        } catch (AdapterRefusal refusal) {
            if (refusal.code() == Code.NOT_OFFERED) {
                return List.of();
            }
            throw refusal;
        }
    }

    private List<Child> children(AdapterSession from, int count, @Nullable String way) {
        return from.spawn(count, way).stream()
                .map(child -> new Child(child, session.apply(child), way, way != null && Role.isWay(way), null))
                .toList();
    }

    /** End the adapter with all sessions, and remove the workspace. */
    @Override
    public void close() {
        try {
            conversation.close();
        } finally {
            host.remove(parent.workspace());
        }
    }
}
