package io.sandcheck.adapter;

import io.sandcheck.adapter.AdapterFault.Kind;
import io.sandcheck.adapter.AdapterRefusal.Code;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.SandboxPolicy;
import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A session of a sandbox, a parent or a child, in which commands are run through the sandbox's adapter. What the adapter
 * refuses is an {@link AdapterRefusal}, what it does wrong an {@link AdapterFault}.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class AdapterSession {

    private final AdapterConversation conversation;
    private final String id;

    AdapterSession(AdapterConversation conversation, String id) {
        this.conversation = conversation;
        this.id = id;
    }

    /** Return the id that the adapter gave it. */
    public String id() {
        return id;
    }

    /** Run a command under the policy of the session; it must have a directory. */
    public CommandResult run(Command command) {
        AdapterRequest request = request("run")
                .with("argv", command.argv())
                .with("env", command.environment())
                .with("cwd", Objects.requireNonNull(command.directory(), "a command in a session has a directory"))
                .with("stdin", command.stdin())
                .with("timeLimitMs", command.timeLimit().toMillis())
                .with("outputLimit", command.outputLimit());
        return RunAnswer.read(conversation.ask(request, command.timeLimit()), command.argv());
    }

    /** Change the policy of this session while it runs; children that are spawned from now on have it too. */
    public void changePolicy(SandboxPolicy policy) {
        conversation.ask(request("change-policy").with("policy", policy.id()));
    }

    /**
     * Spawn children.
     *
     * @param way one of those that the adapter has; null where it has none to choose from
     * @return as many as the adapter says there are
     */
    public List<AdapterSession> spawn(int count, @Nullable String way) {
        AdapterRequest request = request("spawn").with("count", count);
        if (way != null) {
            request.with("way", way);
        }
        return spawned(request);
    }

    /** Spawn a child in a role. */
    public List<AdapterSession> spawn(Role role) {
        return spawned(request("spawn").with("count", 1).with("role", role.name()));
    }

    private List<AdapterSession> spawned(AdapterRequest request) {
        return conversation.ask(request).texts("children").stream()
                .map(child -> new AdapterSession(conversation, child))
                .toList();
    }

    /** Tell whether it still runs commands. */
    private boolean isThere(Command command) {
        try {
            return run(command).succeeded();
        } catch (AdapterRefusal refusal) {
            if (refusal.code() == Code.UNKNOWN_SESSION) {
                return false;
            }
            throw refusal;
        }
    }

    /**
     * Close it, and demand that it ends, and that others do not: else they are one session by several names.
     *
     * @param others its parent first, then other children of that
     * @param command one that succeeds
     */
    public void closeApartFrom(List<AdapterSession> others, Command command) {
        close();
        if (isThere(command)) {
            throw conversation.broken(
                    Kind.NOT_CHILDREN,
                    "[%s] still runs commands after it was closed, as if it were another name of [%s]"
                            .formatted(id, others.get(0).id));
        }
        others.stream().filter(other -> !other.isThere(command)).findFirst().ifPresent(ended -> {
            throw conversation.broken(
                    Kind.NOT_CHILDREN,
                    "[%s] ended when [%s] was closed, as if they were one session".formatted(ended.id, id));
        });
    }

    /** End it and its children. */
    public void close() {
        conversation.ask(request("close"));
    }

    private AdapterRequest request(String operation) {
        return new AdapterRequest(operation).with("session", id);
    }
}
