package io.sandcheck.session;

import io.sandcheck.adapter.AdapterConversation;
import io.sandcheck.adapter.AdapterSession;
import io.sandcheck.adapter.SessionAdapter;
import io.sandcheck.host.Endings;
import io.sandcheck.host.Host;
import io.sandcheck.host.Python;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.sandbox.StartRetries;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The common part of all ways to open a parent session.
 *
 * @param inside where the adapter is started
 * @param sandboxed whether there is a sandbox
 */
record FamilyOpening(
        Host host,
        Host inside,
        Python python,
        Duration timeLimit,
        @Nullable StartRetries retries,
        boolean sandboxed) {

    /** Time limit for opening the parent. */
    static final Duration OPENING = Duration.ofSeconds(30);

    SessionFamily open(
            Function<String, SessionAdapter> adapter, SandboxPolicy policy, Consumer<AdapterConversation> demands) {
        String workspace = host.makeDirectory(host.layout().workspace());
        Endings endings = Endings.of(() -> host.remove(workspace));
        try {
            AdapterStart start = AdapterStart.of(adapter.apply(workspace), inside, retries);
            AdapterConversation conversation = start.conversation();
            endings.add(conversation::close);
            demands.accept(conversation);
            AdapterSession parent =
                    conversation.open(policy, workspace, host.layout().home(), OPENING);
            return new SessionFamily(
                    host,
                    start,
                    parent,
                    sandboxed,
                    each -> SandboxSession.through(each, host, python, workspace, timeLimit));
        } catch (RuntimeException e) {
            throw endings.runAfter(e);
        }
    }
}
