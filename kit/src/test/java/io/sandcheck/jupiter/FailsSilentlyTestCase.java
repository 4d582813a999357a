package io.sandcheck.jupiter;

import static io.sandcheck.assertj.SandcheckAssertions.assertThat;

import io.sandcheck.session.SandboxSession;

/** A sample that fails inside without a word of its own, because of a variable that the sandbox sets. */
class FailsSilentlyTestCase {

    @Scenario(id = "sample/fails-silently", timeLimitSeconds = 60)
    void failsSilently(SandboxSession sandbox) {
        assertThat(sandbox.run("sh", "-c", "test -z \"$REFERENCE_SANDBOX\"")).succeeds();
    }
}
