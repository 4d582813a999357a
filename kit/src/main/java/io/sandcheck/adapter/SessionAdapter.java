package io.sandcheck.adapter;

import io.sandcheck.host.Host;
import io.sandcheck.sandbox.Command;
import java.time.Duration;
import org.apiguardian.api.API;

/**
 * A session adapter: a program that answers requests about the sessions of a sandbox, each in one line of JSON. {@code
 * docs/session-adapter.md} describes the protocol.
 *
 * @param name its name in messages: {@code adapter.py}
 * @param command starts it: outside of the sandbox, or confined like a command
 * @param version of the sandbox
 * @param inside whether it runs in the sandbox, which may write its own lines before and between the answers
 * @param patience how much longer an answer may take than the work that was requested
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SessionAdapter(String name, Command command, String version, boolean inside, Duration patience) {

    /** Default for how much longer an answer may take than the command that was requested. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Make one that runs outside of the sandbox. */
    public static SessionAdapter outside(String name, Command command, String version) {
        return new SessionAdapter(name, command, version, false, PATIENCE);
    }

    public SessionAdapter withPatience(Duration newPatience) {
        return new SessionAdapter(name, command, version, inside, newPatience);
    }

    /**
     * Start it on a host and agree on the version of the protocol.
     *
     * @throws AdapterFault if it breaks the protocol
     * @throws io.sandcheck.host.HostException if it cannot be started
     */
    public AdapterConversation connect(Host host) {
        AdapterConversation conversation = new AdapterConversation(this, host.converse(command));
        try {
            conversation.greet();
            return conversation;
        } catch (AdapterFault fault) {
            throw fault.endedAs(conversation.stop());
        } catch (RuntimeException e) {
            conversation.close();
            throw e;
        }
    }
}
