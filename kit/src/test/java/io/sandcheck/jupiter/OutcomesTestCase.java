package io.sandcheck.jupiter;

import static io.sandcheck.assertj.SandcheckAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sandcheck.session.SandboxSession;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A sample of scenarios whose outcome is not for the sandbox to decide. */
class OutcomesTestCase {

    @Retention(RetentionPolicy.RUNTIME)
    @Scenario(id = "sample/composed")
    @RequiresUnixSocketpair
    @interface SocketpairScenario {}

    @SocketpairScenario
    void composed(SandboxSession sandbox) {
        assertThat(sandbox.python("make_socketpair.py")).succeeds();
    }

    @Scenario(id = "sample/resolvers")
    void otherParameters(TestInfo test, SandboxSession sandbox, @TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("name"), test.getDisplayName());
        assertThat(sandbox.run("cat", file.toString()))
                .succeeds()
                .printsLine("sample/resolvers in ref-permits-all@1 unrestricted");
    }

    @Scenario(id = "sample/missing-python")
    @ForEachPython({"3.14", "3.11"})
    void missingPython(SandboxSession sandbox) {
        assertThat(sandbox.run("true")).succeeds();
    }

    @Scenario(id = "sample/fails-outside")
    void failsOutside(SandboxSession sandbox) {
        assertThat(sandbox.run("sh", "-c", "echo no such thing >&2; exit 4")).succeeds();
    }

    @Scenario(id = "sample/throws")
    void throwing(SandboxSession sandbox) {
        throw new IllegalStateException("no results yet: " + sandbox.results());
    }

    @Scenario(id = "sample/timeout")
    @Timeout(1)
    void outOfTime(SandboxSession sandbox) {
        assertThat(sandbox.run("sleep", "15")).succeeds();
    }

    @Scenario(id = "sample/assumes")
    void assuming(SandboxSession sandbox) {
        assumeTrue(sandbox.run("false").succeeded(), "needs a true false");
    }

    @Scenario(id = "sample/assumes-inside", policies = "workspace-write")
    void assumingInside(SandboxSession sandbox) {
        assumeTrue(sandbox.python("bind_unix_socket.py", "--path").succeeded(), "needs a socket");
    }

    static class AssumingBefore {

        @BeforeEach
        void assume() {
            assumeTrue(false, "needs another day");
        }

        @Scenario(id = "sample/assumed-before")
        void scenario(SandboxSession sandbox) {
            assertThat(sandbox.run("true")).succeeds();
        }
    }

    @Scenario(id = "sample/read-only", policies = "read-only")
    void notOffered(SandboxSession sandbox) {
        assertThat(sandbox.run("true")).succeeds();
    }
}
