package io.sandcheck.jupiter;

import io.sandcheck.guidance.FailedStart;
import io.sandcheck.session.SandboxSession;
import org.junit.jupiter.api.BeforeEach;

/** A sample of scenarios that are written wrongly. */
class MisuseTestCase {

    @Scenario(id = "sample/policy", policies = "workspace-wirte")
    void unknownPolicy(SandboxSession sandbox) {
        sandbox.run("true");
    }

    @Scenario(id = "Sample")
    void badId(SandboxSession sandbox) {
        sandbox.run("true");
    }

    @Scenario(id = "sample/report")
    @ReportedIn("codex#24943")
    void badReport(SandboxSession sandbox) {
        sandbox.run("true");
    }

    @Scenario(id = "sample/capability")
    @Requires("unix-socket-bnid")
    void unknownCapability(SandboxSession sandbox) {
        sandbox.run("true");
    }

    @Scenario(id = "sample/condition")
    @OnHost("no-landlok")
    void unknownCondition(SandboxSession sandbox) {
        sandbox.run("true");
    }

    @StartUp(id = "sample/start")
    @OnHost({"no-landlock", "none"})
    void startOnAnOrdinaryHost(FailedStart start) {
        start.words();
    }

    static class SessionBeforeTheScenarioTestCase {

        @BeforeEach
        void prepare(SandboxSession sandbox) {
            sandbox.run("true");
        }

        @Scenario(id = "sample/prepared")
        void prepared(SandboxSession sandbox) {
            sandbox.run("true");
        }
    }
}
