package io.sandcheck.adapter;

import io.sandcheck.adapter.AdapterFault.Kind;
import io.sandcheck.host.Conversation;
import io.sandcheck.host.ConversationException;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Door;
import io.sandcheck.sandbox.SandboxPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to a session adapter, one at a time. After a fault, every further request throws the same fault.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class AdapterConversation implements AutoCloseable {

    /** The versions of the protocol that the kit speaks, the oldest first. */
    public static final List<Integer> PROTOCOLS = List.of(1, 2);

    /** Longest line, in bytes, in either direction. */
    public static final int LINE_LIMIT = 1 << 22;

    private static final String ANSWER = "{\"id\"";

    private final SessionAdapter adapter;
    private final Conversation conversation;
    private Greeting greeting = Greeting.NONE;
    private long lastId;
    private String lastOperation = "";
    private @Nullable AdapterFault fault;

    AdapterConversation(SessionAdapter adapter, Conversation conversation) {
        this.adapter = adapter;
        this.conversation = conversation;
    }

    void greet() {
        try {
            AdapterRequest hello = new AdapterRequest("hello")
                    .with("protocol", PROTOCOLS.get(0))
                    .with("protocols", PROTOCOLS)
                    .with("version", adapter.version());
            greeting = Greeting.of(ask(hello));
        } catch (AdapterRefusal refusal) {
            throw broken(Kind.WRONG_VERSION, "it refuses protocol %s: %s".formatted(protocols(), refusal.getMessage()));
        }
    }

    static String protocols() {
        return PROTOCOLS.stream().map(String::valueOf).collect(Collectors.joining(" and "));
    }

    Greeting greeting() {
        return greeting;
    }

    /** Return the name that the adapter gives itself: {@code codex}. */
    public String adapter() {
        return greeting.adapter();
    }

    /** Tell whether the adapter offers something. */
    public boolean offers(Offer offer) {
        return greeting.offers().contains(offer.id());
    }

    /**
     * Demand that its sessions can do something, before a session is opened, because that takes an agent seconds.
     *
     * @throws AdapterRefusal if it does not offer it
     */
    public void require(Offer offer) {
        if (!offers(offer)) {
            throw new AdapterRefusal(
                    AdapterRefusal.Code.NOT_OFFERED, "its sessions offer no [%s]".formatted(offer.id()));
        }
    }

    /**
     * Demand that it names roles for children.
     *
     * @throws AdapterRefusal if it does not
     */
    public void requireRoles() {
        if (roles().isEmpty()) {
            throw new AdapterRefusal(AdapterRefusal.Code.NOT_OFFERED, "its children have no roles");
        }
    }

    /** Return the ways in which it makes children, if it has several: {@code fork-exec}. */
    public List<String> ways() {
        return greeting.ways();
    }

    /** Return the doors that its sessions have besides the shell. */
    public List<Door> doors() {
        return greeting.doors().stream().flatMap(id -> Door.find(id).stream()).toList();
    }

    /** Tell whether a session does nothing else while it has children. */
    public boolean childrenBlock() {
        return greeting.blocking();
    }

    /** Return the roles that its children can have; empty if it has none. */
    public List<Role> roles() {
        return greeting.roles();
    }

    /**
     * Open a parent session.
     *
     * @param workspace directory that a workspace policy lets its commands write
     * @param home home directory of the user
     * @param timeLimit how long that may take
     * @throws AdapterRefusal if the sandbox does not offer the policy, or does not start
     */
    public AdapterSession open(SandboxPolicy policy, String workspace, String home, Duration timeLimit) {
        AdapterRequest request = new AdapterRequest("open")
                .with("policy", policy.id())
                .with("workspace", workspace)
                .with("home", home)
                .with("timeLimitMs", timeLimit.toMillis());
        AdapterAnswer opened = ask(request, timeLimit);
        return new AdapterSession(this, opened.text("session"), SettingsFile.allOf(opened));
    }

    AdapterAnswer ask(AdapterRequest request) {
        return ask(request, Duration.ZERO);
    }

    /**
     * Send a request.
     *
     * @param timeLimit how long the requested work may take; the adapter's own time is added
     */
    AdapterAnswer ask(AdapterRequest request, Duration timeLimit) {
        if (fault != null) {
            throw fault;
        }
        lastOperation = request.operation();
        lastId++;
        AdapterAnswer answer = AdapterAnswer.of(exchange(request.line(lastId), timeLimit), this);
        requireOwn(answer.id());
        return answer.accepted();
    }

    private String exchange(String request, Duration timeLimit) {
        Duration limit = timeLimit.plus(adapter.patience());
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            String line = conversation.ask(request, limit, LINE_LIMIT);
            while (adapter.inside() && !line.stripLeading().startsWith(ANSWER)) {
                line = conversation.next(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())), LINE_LIMIT);
            }
            return line;
        } catch (ConversationException e) {
            throw broken(Kind.valueOf(e.fault().name()), String.valueOf(e.getMessage()));
        }
    }

    private void requireOwn(@Nullable Object id) {
        if (id instanceof Number number && number.doubleValue() == lastId) {
            return;
        }
        boolean earlier = id instanceof Integer number && number > 0 && number < lastId;
        throw earlier
                ? broken(Kind.ANSWERED_AGAIN, "it answered request %s twice".formatted(id))
                : broken(
                        Kind.ANSWERED_ANOTHER,
                        "the id of its answer must be that of the request, not %s".formatted(AdapterAnswer.quoted(id)));
    }

    /** Make the fault that every further request throws. */
    AdapterFault broken(Kind kind, String what) {
        fault = new AdapterFault(
                kind, "Adapter [%s] at request %d [%s]: %s".formatted(adapter.name(), lastId, lastOperation, what));
        return fault;
    }

    /** Wait for an unexpected line, which a correct adapter does not send. */
    Optional<String> unasked(Duration patience) {
        try {
            return Optional.of(conversation.next(patience, LINE_LIMIT));
        } catch (ConversationException e) {
            if (e.fault() == ConversationException.Fault.SILENT) {
                return Optional.empty();
            }
            throw broken(Kind.valueOf(e.fault().name()), String.valueOf(e.getMessage()));
        }
    }

    /** End the adapter and return how it ended. */
    CommandResult stop() {
        return conversation.stop();
    }

    /** End the adapter with all its sessions. */
    @Override
    public void close() {
        conversation.close();
    }
}
