package io.sandcheck.jupiter;

import static io.sandcheck.assertj.SandcheckAssertions.assertThat;

import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.session.ForbiddenActs;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.Surroundings;
import org.assertj.core.api.Assertions;

/** A sample of what needs a sandbox to start more than once. */
class StartsTestCase {

    @Scenario(id = "sample/two-commands", timeLimitSeconds = 60)
    void twoCommands(SandboxSession sandbox) {
        assertThat(sandbox.python("make_socketpair.py")).succeeds();
        CommandResult result = sandbox.run("sh", "-c", "echo to stderr >&2");
        assertThat(result).succeeds();
        Assertions.assertThat(result.stderr().text()).isEqualTo("to stderr\n");
    }

    @Guard(id = "sample/write-outside", timeLimitSeconds = 60)
    void writeOutside(SandboxSession sandbox, Surroundings around) {
        ForbiddenActs.writeOutsideWorkspace(sandbox, around);
    }
}
