package org.example;

import static io.sandcheck.assertj.SandcheckAssertions.assertThat;

import io.sandcheck.jupiter.RequiresUnixSocketBind;
import io.sandcheck.jupiter.Scenario;
import io.sandcheck.session.SandboxSession;

class WrapTests {

    @Scenario(id = "shell/pipeline")
    void pipelinePassesItsLinesOn(SandboxSession sandbox) {
        assertThat(sandbox.run("sh", "-c", "printf 'b\\na\\n' | sort >sorted && cat sorted"))
                .succeeds()
                .printsLine("a");
    }

    @Scenario(id = "ipc/listener")
    @RequiresUnixSocketBind
    void listensOnASocket(SandboxSession sandbox) {
        assertThat(sandbox.python("bind_unix_socket.py", "--path")).succeeds();
    }
}
