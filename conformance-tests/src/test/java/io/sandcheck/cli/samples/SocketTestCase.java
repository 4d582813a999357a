package io.sandcheck.cli.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.jupiter.ReportedIn;
import io.sandcheck.jupiter.RequiresUnixSocketBind;
import io.sandcheck.jupiter.Scenario;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.verdict.Level;

/** Scenarios that need no more than a shell and Python. */
class SocketTestCase {

    @Scenario(id = "sample/echo", level = Level.SHOULD)
    void aShellSaysWhatItIsTold(SandboxSession sandbox) {
        assertThat(sandbox.run("sh", "-c", "echo hello").stdout().text()).isEqualTo("hello\n");
    }

    @Scenario(id = "sample/socket")
    @ReportedIn("openai/codex#24943")
    @RequiresUnixSocketBind
    void aUnixSocketIsBound(SandboxSession sandbox) {
        String program = "import socket, sys; socket.socket(socket.AF_UNIX).bind(sys.argv[1] + '/s')";
        assertThat(sandbox.run(sandbox.python().executable(), "-c", program, sandbox.workspace())
                        .succeeded())
                .isTrue();
    }
}
