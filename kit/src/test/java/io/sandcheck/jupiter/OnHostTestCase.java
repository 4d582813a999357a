package io.sandcheck.jupiter;

import static io.sandcheck.assertj.SandcheckAssertions.assertThat;

import io.sandcheck.session.SandboxSession;

/** A scenario about hosts with a condition. */
class OnHostTestCase {

    @Scenario(id = "sample/on-host", policies = "unrestricted")
    @OnHost({"no-landlock", "proc-masked"})
    void onHost(SandboxSession sandbox) {
        assertThat(sandbox.run("true")).succeeds();
    }
}
