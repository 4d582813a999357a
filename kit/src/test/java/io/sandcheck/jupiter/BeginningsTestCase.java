package io.sandcheck.jupiter;

import static io.sandcheck.assertj.SandcheckAssertions.assertThat;

import io.sandcheck.sandbox.Command;
import io.sandcheck.session.SandboxSession;

/** A sample of commands that begin in some sandboxes, and not in others. */
class BeginningsTestCase {

    @Scenario(id = "sample/here", timeLimitSeconds = 60)
    void here(SandboxSession sandbox) {
        assertThat(sandbox.python("make_socketpair.py")).succeeds();
    }

    /** Nobody can make a directory there. */
    @Scenario(id = "sample/elsewhere", timeLimitSeconds = 60)
    void elsewhere(SandboxSession sandbox) {
        assertThat(sandbox.run("true")).succeeds();
        assertThat(sandbox.run(Command.of("true").withDirectory("/proc"))).succeeds();
    }

    @Scenario(id = "sample/missing-program", timeLimitSeconds = 60)
    void missingProgram(SandboxSession sandbox) {
        assertThat(sandbox.run("sandcheck-no-such-program")).exitsWith(127);
    }
}
