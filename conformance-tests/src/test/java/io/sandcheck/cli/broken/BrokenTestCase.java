package io.sandcheck.cli.broken;

import io.sandcheck.jupiter.Scenario;
import io.sandcheck.session.SandboxSession;
import org.junit.jupiter.api.BeforeAll;

/** A class that fails before its scenario can run. */
class BrokenTestCase {

    @BeforeAll
    static void fail() {
        throw new IllegalStateException("the class broke");
    }

    @Scenario(id = "broken/never-runs")
    void neverRuns(SandboxSession sandbox) {
        sandbox.run("true");
    }
}
