package io.sandcheck.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.host.Host;
import io.sandcheck.host.process.ThisMachine;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxCatalog;
import io.sandcheck.sandbox.SandboxPolicy;
import org.junit.jupiter.api.Test;

class OpenSandboxTests {

    /** Others would find the files gone that they put there, or would find those of this session. */
    @Test
    void checkOfAnExitCodeIsMadeApartFromOtherArms() {
        Sandbox sandbox = SandboxCatalog.ofFixtures().find("ref-hangs");
        try (Host host = ThisMachine.open()) {
            OpenSandbox open = new OpenSandbox(sandbox, SandboxPolicy.WORKSPACE_WRITE, host, host);

            assertThat(open.exitCodeTurnedInto(7, 1)).isEmpty();

            assertThat(host.exists(host.layout().root() + "/sandboxes/ref-hangs"))
                    .isFalse();
        }
    }
}
