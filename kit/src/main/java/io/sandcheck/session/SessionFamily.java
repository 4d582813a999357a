package io.sandcheck.session;

import io.sandcheck.adapter.AdapterConversation;
import io.sandcheck.adapter.AdapterRefusal;
import io.sandcheck.adapter.AdapterSession;
import io.sandcheck.adapter.SettingsFile;
import io.sandcheck.host.Host;
import io.sandcheck.host.Python;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.Door;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A parent session with its children, through a session adapter. Methods throw an {@link
 * io.sandcheck.adapter.AdapterRefusal} if the adapter refuses a request, and an {@link
 * io.sandcheck.adapter.AdapterFault} if it breaks the protocol.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SessionFamily implements AutoCloseable {

    private final Host host;
    private final AdapterStart start;
    private final AdapterConversation conversation;
    private final AdapterSession adapterSession;
    private final SandboxSession parent;
    private final boolean sandboxed;
    private final Spawning spawning;
    private List<SpawnedChild> spawned = List.of();
    private final Function<AdapterSession, SandboxSession> session;

    SessionFamily(
            Host host,
            AdapterStart start,
            AdapterSession adapterSession,
            boolean sandboxed,
            Function<AdapterSession, SandboxSession> session) {
        this.host = host;
        this.sandboxed = sandboxed;
        this.start = start;
        this.conversation = start.conversation();
        this.adapterSession = adapterSession;
        this.session = session;
        this.parent = session.apply(adapterSession);
        this.spawning = new Spawning(conversation, session);
    }

    /** Open a parent without a sandbox: an ordinary process of this machine. */
    public static SessionFamily outside(Host host, Python python, Duration timeLimit) {
        return new FamilyOpening(host, host, python, timeLimit, null, false)
                .open(workspace -> SandboxAdapter.without(host, workspace), SandboxPolicy.UNRESTRICTED, adapter -> {});
    }

    /**
     * Open a parent through the sandbox's own session adapter.
     *
     * @param demands throws if its sessions cannot do what they must be able to
     * @throws AdapterRefusal if they cannot; no session is opened then
     */
    public static SessionFamily throughAdapter(
            Sandbox sandbox,
            SandboxPolicy policy,
            Host host,
            Python python,
            Duration timeLimit,
            Consumer<AdapterConversation> demands) {
        return new FamilyOpening(host, host, python, timeLimit, null, true)
                .open(workspace -> SandboxAdapter.of(sandbox, policy, host, workspace), policy, demands);
    }

    /**
     * Open a parent in a sandbox that does not have its own adapter.
     *
     * @param inside where its commands are executed: the host, or a confined part of it
     */
    static SessionFamily inside(Confinement confinement, Host host, Host inside, Python python, Duration timeLimit) {
        return new FamilyOpening(
                        host,
                        inside,
                        python,
                        timeLimit,
                        confinement.sandbox().definition().startRetries(),
                        true)
                .open(
                        workspace -> SandboxAdapter.of(confinement, host, workspace),
                        confinement.policy(),
                        adapter -> {});
    }

    /** Return how each repeated start of the sandbox ended, if its start failed at random. */
    public List<String> repeatedStarts() {
        return start.repeated();
    }

    public SandboxSession parent() {
        return parent;
    }

    /** Return the same parent, as one that has run nothing yet and has no children. */
    public SessionFamily unused() {
        return new SessionFamily(host, start, adapterSession, sandboxed, session);
    }

    /** Demand something of the adapter: {@code demands} throws if it does not offer it. */
    public void demand(Consumer<AdapterConversation> demands) {
        demands.accept(conversation);
    }

    /** Return the parent, with commands that run through another door than its shell. */
    public SandboxSession through(Door door) {
        return session.apply(adapterSession.through(door));
    }

    /** Return the doors that the agent has besides its shell. */
    public List<Door> doors() {
        return conversation.doors();
    }

    /**
     * Return a member whose commands ask to run outside of the sandbox. Without a sandbox they simply run.
     *
     * @throws AdapterRefusal if they cannot ask
     */
    public SandboxSession leaving(SandboxSession member) {
        return sandboxed ? session.apply(member.adapterSession().orElseThrow().leaving()) : member;
    }

    /** Tell whether there is a sandbox. */
    public boolean isSandboxed() {
        return sandboxed;
    }

    /** Return the files that can switch off the sandbox of the parent, as far as the adapter names them. */
    public List<SettingsFile> settings() {
        return adapterSession.settings();
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
     * Spawn at least this number of children, and at least one in each way that the adapter has. A way that is not
     * available here is left out.
     */
    public List<SpawnedChild> spawn(int atLeast, boolean inRoles) {
        spawned = spawning.of(adapterSession, atLeast, inRoles);
        return spawned;
    }

    /** Spawn children of a child, in the same way as that child. Limits of its role also apply to them. */
    public List<SpawnedChild> spawn(SpawnedChild child, int count) {
        return spawning.of(child, count);
    }

    /**
     * Check that the children are not other names of their parent or of each other: if one is closed, the others must
     * not end.
     */
    private void requireApart() {
        if (!spawned.isEmpty()) {
            Stream<AdapterSession> others = spawned.stream().skip(1).map(SpawnedChild::adapterSession);
            Stream<AdapterSession> asked =
                    conversation.childrenBlock() ? others : Stream.concat(Stream.of(adapterSession), others);
            Command trivial = Command.of("true").withDirectory(parent.workspace());
            spawned.get(0).adapterSession().closeApartFrom(adapterSession, asked.toList(), trivial);
        }
    }

    /** If the parent runs no commands while it has children, close the children. */
    public void free() {
        if (conversation.childrenBlock()) {
            closeChildren();
        }
    }

    /** Close the children, and check that they are apart. */
    public void closeChildren() {
        requireApart();
        spawned.stream().skip(1).map(SpawnedChild::adapterSession).forEach(AdapterSession::close);
        spawned = List.of();
    }

    /** Tell whether the parent runs no commands while it has children. */
    public boolean childrenBlock() {
        return conversation.childrenBlock();
    }

    /** Check that each child in a role enforces the policy of that role. */
    public List<EnforcementCheck> enforcementInRoles(Sandbox sandbox) {
        List<EnforcementCheck> checks = new ArrayList<>();
        for (SpawnedChild child : spawned) {
            if (child.policy() != null) {
                checks.addAll(new Enforcement(host, child.session()).check(sandbox.definition(), child.policy()));
            }
        }
        return checks;
    }

    /** Return the names of the files and directories in the workspace. */
    public Set<String> inWorkspace() {
        return new Workspace(host, parent.workspace()).names();
    }

    /**
     * Remove everything from the workspace, except for files and directories with certain names.
     *
     * @return whether exactly these are left
     */
    public boolean clearWorkspace(Set<String> except) {
        return new Workspace(host, parent.workspace()).clear(except);
    }

    /** End the adapter with all its sessions, and remove the workspace. */
    @Override
    public void close() {
        try {
            conversation.close();
        } finally {
            host.remove(parent.workspace());
        }
    }
}
