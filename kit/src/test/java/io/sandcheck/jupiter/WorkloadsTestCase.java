package io.sandcheck.jupiter;

import static io.sandcheck.assertj.SandcheckAssertions.assertThat;

import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.session.SandboxSession;

/** A sample of scenarios that run the kit's workloads, with the ids that the recorded expectations are about. */
class WorkloadsTestCase {

    @Scenario(id = "ipc/unix-socket-bind", timeLimitSeconds = 60)
    @RequiresUnixSocketBind
    void bind(SandboxSession sandbox) {
        assertThat(sandbox.python("bind_unix_socket.py", "--path")).succeeds();
    }

    @Scenario(id = "ipc/unix-socketpair", timeLimitSeconds = 60)
    @RequiresUnixSocketpair
    void socketpair(SandboxSession sandbox) {
        assertThat(sandbox.python("make_socketpair.py")).succeeds();
    }

    @Scenario(id = "python/forkserver-pool", timeLimitSeconds = 60)
    @ForEachPython("3.14")
    @RequiresUnixSocketBind
    void forkserver(SandboxSession sandbox) {
        assertThat(sandbox.python("map_in_pool.py", "--start-method", "forkserver"))
                .succeeds()
                .printsLine("[1]");
    }

    /** Looks to the reference sandboxes like a workload, and takes no time: the limit is for those that hang. */
    @Scenario(id = "sample/quick", timeLimitSeconds = 1)
    void quick(SandboxSession sandbox) {
        assertThat(sandbox.run("echo", "not in", "/workloads/")).succeeds();
    }

    @Scenario(id = "sample/slow", timeLimitSeconds = 120)
    void slow(SandboxSession sandbox) {
        assertThat(sandbox.run("echo", "not in", "/workloads/")).succeeds();
    }

    /** Has nothing to do if it was run before with the same home. */
    @Scenario(id = "sample/binds-once", timeLimitSeconds = 60)
    void bindOnce(SandboxSession sandbox) {
        assertThat(bindIn(sandbox, "test -e ~/bound || { touch ~/bound; exec \"$0\" -c \"$1\"; }"))
                .succeeds();
    }

    /** Can do without the socket if it is traced. */
    @Scenario(id = "sample/needs-no-socket-if-traced", timeLimitSeconds = 60)
    void bindUnlessTraced(SandboxSession sandbox) {
        assertThat(bindIn(sandbox, "\"$0\" -c \"$1\" || grep -q '^TracerPid:.[1-9]' /proc/$$/status"))
                .succeeds();
    }

    /** Says nothing about the file that it misses. */
    @Scenario(id = "sample/finds-file", timeLimitSeconds = 60)
    void findFile(SandboxSession sandbox) {
        assertThat(sandbox.run(
                        sandbox.python().executable(),
                        "-c",
                        "import os, sys; sys.exit(0 if os.access('/etc/passwd', os.F_OK) else 3)"))
                .succeeds();
    }

    /** Run a line of a shell in which {@code "$0" -c "$1"} binds a Unix socket. */
    private static CommandResult bindIn(SandboxSession sandbox, String line) {
        String bind = "import socket, tempfile; socket.socket(socket.AF_UNIX).bind(tempfile.mkdtemp() + '/socket')";
        return sandbox.run("sh", "-c", line, sandbox.python().executable(), bind);
    }
}
