package io.sandcheck.adapter;

import io.sandcheck.adapter.AdapterRefusal.Code;
import io.sandcheck.host.Host;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.SandboxPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An adapter under test. Sessions that the rules need are opened at the first request. */
final class AdapterUnderTest implements AutoCloseable {

    /** Policies that most sandboxes have come first. */
    private static final List<SandboxPolicy> POLICIES = List.of(
            SandboxPolicy.WORKSPACE_WRITE,
            SandboxPolicy.UNRESTRICTED,
            SandboxPolicy.WORKSPACE_WRITE_NETWORK,
            SandboxPolicy.READ_ONLY,
            SandboxPolicy.READ_ONLY_NETWORK);

    private static final Duration OPENING = Duration.ofSeconds(30);
    private static final int FILE_LIMIT = 1 << 12;

    private final Host host;
    private final SessionAdapter adapter;
    private final String workspace;
    private @Nullable AdapterConversation conversation;
    private @Nullable AdapterSession session;
    private @Nullable SandboxPolicy policy;
    private List<AdapterSession> children = List.of();

    AdapterUnderTest(Host host, SessionAdapter adapter, String workspace) {
        this.host = host;
        this.adapter = adapter;
        this.workspace = workspace;
    }

    AdapterConversation conversation() {
        if (conversation == null) {
            conversation = adapter.connect(host);
        }
        return conversation;
    }

    /** Return the parent session, opened under the first policy that the adapter offers. */
    AdapterSession session() {
        if (session == null) {
            session = open();
        }
        return session;
    }

    private AdapterSession open() {
        List<String> refusals = new ArrayList<>();
        for (SandboxPolicy candidate : POLICIES) {
            try {
                AdapterSession opened =
                        conversation().open(candidate, workspace, host.layout().home(), OPENING);
                policy = candidate;
                return opened;
            } catch (AdapterRefusal refusal) {
                refusals.add("%s: [%s] %s".formatted(candidate, refusal.code().id(), refusal.getMessage()));
            }
        }
        throw new LeftOutException("no session could be opened; " + String.join("; ", refusals));
    }

    /** Return the policy under which the parent session was opened. */
    SandboxPolicy policy() {
        session();
        return policy == null ? SandboxPolicy.WORKSPACE_WRITE : policy;
    }

    /** Return two children of the parent session, spawned at the first request. */
    List<AdapterSession> children() {
        if (children.isEmpty()) {
            requireOffer(Offer.CHILDREN);
            children = session().spawn(2, null);
        }
        return children;
    }

    /** Return one of the two children, if there are two. */
    AdapterSession child(int index) {
        List<AdapterSession> both = children();
        if (both.size() != 2) {
            throw new LeftOutException("it did not spawn two children");
        }
        return both.get(index);
    }

    /** Return the parent session in a state in which it can run commands: children that would block it are closed. */
    AdapterSession freeSession() {
        if (conversation().childrenBlock()) {
            children.forEach(AdapterSession::close);
            children = List.of();
        }
        return session();
    }

    /** Return the content of a file, as seen from outside; empty if it does not exist. */
    String read(String path) {
        return host.exists(path) ? new String(host.read(path, FILE_LIMIT), StandardCharsets.UTF_8) : "";
    }

    void requireOffer(Offer offer) {
        if (!conversation().offers(offer)) {
            throw new LeftOutException("it does not offer [%s]".formatted(offer.id()));
        }
    }

    CommandResult run(AdapterSession where, String script) {
        return where.run(shell(script));
    }

    Command shell(String script) {
        return command("sh", "-c", script);
    }

    Command command(String... argv) {
        return Command.of(argv).withDirectory(workspace);
    }

    String workspace() {
        return workspace;
    }

    /** Demand that a request is refused for that reason. */
    void requireRefusal(Code code, AdapterRequest request) {
        requireRefusal(code, () -> conversation().ask(request));
    }

    void requireRefusal(Code code, Runnable request) {
        try {
            request.run();
        } catch (AdapterRefusal refusal) {
            require(
                    refusal.code() == code,
                    "it refused with [%s]: %s".formatted(refusal.code().id(), refusal.getMessage()));
            return;
        }
        throw new WrongException("it did not refuse");
    }

    void require(boolean condition, String came) {
        if (!condition) {
            throw new WrongException(came);
        }
    }

    /** End the adapter; the next rule gets a new one. */
    void restart() {
        AdapterConversation ended = conversation;
        conversation = null;
        session = null;
        children = List.of();
        if (ended != null) {
            ended.close();
        }
    }

    @Override
    public void close() {
        restart();
    }

    /** The adapter breaks a rule. The message says what came. */
    static final class WrongException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        WrongException(String message) {
            super(message);
        }
    }

    /** A rule is about something that the adapter does not offer. */
    static final class LeftOutException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        LeftOutException(String message) {
            super(message);
        }
    }
}
