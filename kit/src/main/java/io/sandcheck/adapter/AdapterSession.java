package io.sandcheck.adapter;

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
        return conversation.ask(request).texts("children").stream()
                .map(child -> new AdapterSession(conversation, child))
                .toList();
    }

    /** End it and its children. */
    public void close() {
        conversation.ask(request("close"));
    }

    private AdapterRequest request(String operation) {
        return new AdapterRequest(operation).with("session", id);
    }
}
