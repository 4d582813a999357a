package io.sandcheck.conformance.ipc;

import static io.sandcheck.assertj.SandcheckAssertions.assertThat;

import io.sandcheck.jupiter.ReportedIn;
import io.sandcheck.jupiter.RequiresAbstractUnixSocketBind;
import io.sandcheck.jupiter.RequiresTemporaryDirectory;
import io.sandcheck.jupiter.RequiresUnixSocketBind;
import io.sandcheck.jupiter.RequiresUnixSocketpair;
import io.sandcheck.jupiter.Scenario;
import io.sandcheck.session.SandboxSession;
import org.apiguardian.api.API;

/**
 * Unix sockets between processes of one sandbox.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class UnixSocketScenarios {

    @Scenario(id = "ipc/unix-socket-bind")
    @ReportedIn("openai/codex#24943")
    @RequiresTemporaryDirectory
    @RequiresUnixSocketBind
    void listensOnASocketInTheTemporaryDirectory(SandboxSession sandbox) {
        assertThat(sandbox.python("bind_unix_socket.py", "--path")).succeeds();
    }

    @Scenario(id = "ipc/unix-socket-bind-abstract")
    @ReportedIn("openai/codex#24943")
    @RequiresAbstractUnixSocketBind
    void listensOnAnAbstractSocket(SandboxSession sandbox) {
        assertThat(sandbox.python("bind_unix_socket.py", "--abstract")).succeeds();
    }

    @Scenario(
            id = "ipc/unix-socketpair",
            policies = {"read-only", "read-only+network", "workspace-write", "workspace-write+network", "unrestricted"})
    @ReportedIn({"openai/codex#20427", "openai/codex#24933", "openai/codex#33793"})
    @RequiresUnixSocketpair
    void talksOverASocketpair(SandboxSession sandbox) {
        assertThat(sandbox.python("make_socketpair.py")).succeeds();
    }
}
