package io.sandcheck.session;

import io.sandcheck.adapter.AdapterConversation;
import io.sandcheck.adapter.AdapterSession;
import io.sandcheck.host.Host;
import io.sandcheck.host.Python;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A session of an agent that is opened at its first command, as a user starts an agent: in a workspace in which there
 * already is something.
 */
final class LateSession {

    private final Sandbox sandbox;
    private final SandboxPolicy policy;
    private final Host host;
    private final Workspace workspace;
    private @Nullable AdapterConversation conversation;
    private @Nullable AdapterSession opened;

    private LateSession(Sandbox sandbox, SandboxPolicy policy, Host host) {
        this.sandbox = sandbox;
        this.policy = policy;
        this.host = host;
        this.workspace = Workspace.on(host);
    }

    static SandboxSession of(
            Sandbox sandbox, SandboxPolicy policy, Host host, Python python, Duration limit, Wrapping wrapping) {
        LateSession late = new LateSession(sandbox, policy, host);
        return new SandboxSession(
                new Workplace(host, python, late.workspace, limit),
                new AnnouncedCommands(
                        command -> late.run(wrapping.within().apply(command)), Announcer.SHELL, python, null),
                late::close,
                null);
    }

    private CommandResult run(Command command) {
        String directory = workspace.directory();
        if (conversation == null) {
            conversation = SandboxAdapter.of(sandbox, policy, host, directory).connect(host);
        }
        if (opened == null) {
            opened = conversation.open(policy, directory, host.layout().home(), FamilyOpening.OPENING);
        }
        return opened.run(command);
    }

    private void close() {
        try {
            if (conversation != null) {
                conversation.close();
            }
        } finally {
            workspace.remove();
        }
    }
}
