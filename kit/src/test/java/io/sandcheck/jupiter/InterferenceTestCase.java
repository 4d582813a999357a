package io.sandcheck.jupiter;

import static io.sandcheck.assertj.SandcheckAssertions.assertThat;

import io.sandcheck.session.SandboxSession;

/** A sample of scenarios that assert little, or ask for what a sandbox may change. */
class InterferenceTestCase {

    @Scenario(id = "sample/works", timeLimitSeconds = 60)
    void works(SandboxSession sandbox) {
        assertThat(sandbox.run("echo", "done")).succeeds();
    }

    /** Nobody can compare what it writes. */
    @Scenario(id = "sample/varies", timeLimitSeconds = 60)
    void varies(SandboxSession sandbox) {
        assertThat(sandbox.run("sh", "-c", "od -An -N8 -tu8 /dev/urandom | tr '0-9' 'g-p'"))
                .succeeds();
    }

    /** What can be compared of it is compared, though not all can. */
    @Scenario(id = "sample/varies-and-binds", timeLimitSeconds = 60)
    void variesAndBinds(SandboxSession sandbox) {
        assertThat(sandbox.run("sh", "-c", "od -An -N8 -tu8 /dev/urandom | tr '0-9' 'g-p'"))
                .succeeds();
        sandbox.python("bind_unix_socket.py", "--path");
    }

    @Scenario(id = "sample/binds", timeLimitSeconds = 60)
    void binds(SandboxSession sandbox) {
        assertThat(sandbox.python("bind_unix_socket.py", "--path")).succeeds();
    }

    /** Asserts nothing of it. */
    @Scenario(id = "sample/binds-unseen", timeLimitSeconds = 60)
    void bindsUnseen(SandboxSession sandbox) {
        sandbox.python("bind_unix_socket.py", "--path");
    }

    @Scenario(id = "sample/takes-time", timeLimitSeconds = 120)
    void takesTime(SandboxSession sandbox) {
        assertThat(sandbox.run("sh", "-c", "echo begin; sleep 3; echo end")).succeeds();
    }

    @Scenario(id = "sample/terminated", timeLimitSeconds = 60)
    void terminated(SandboxSession sandbox) {
        assertThat(sandbox.run("sh", "-c", "kill -TERM $$; sleep 60")).exitsWith(143);
    }
}
