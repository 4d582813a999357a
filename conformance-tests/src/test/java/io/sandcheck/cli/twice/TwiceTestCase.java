package io.sandcheck.cli.twice;

import io.sandcheck.jupiter.Scenario;
import io.sandcheck.session.SandboxSession;

/** Two scenarios of one id. */
class TwiceTestCase {

    @Scenario(id = "sample/twice")
    void first(SandboxSession sandbox) {
        sandbox.run("true");
    }

    @Scenario(id = "sample/twice")
    void second(SandboxSession sandbox) {
        sandbox.run("true");
    }
}
