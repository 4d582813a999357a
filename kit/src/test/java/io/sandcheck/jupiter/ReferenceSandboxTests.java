package io.sandcheck.jupiter;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What fails in each reference sandbox, and what a user reads of it, where nothing but conformance is expected. */
class ReferenceSandboxTests {

    private static SampleRun.Results results;

    /** One run, for a host costs more than what is done in it. */
    @BeforeAll
    static void runAllThatEnd(@TempDir Path directory) throws IOException {
        DefinitionCopies copies = new DefinitionCopies(directory);
        results = SampleRun.of(WorkloadsTestCase.class, "bind", "socketpair", "forkserver")
                .in(
                        copies.withoutExpectations("ref-permits-all"),
                        copies.withoutExpectations("ref-denies-bind"),
                        copies.withoutExpectations("ref-denies-unix-sockets"),
                        copies.withoutExpectations("ref-kills"),
                        copies.withoutExpectations("ref-lacks-syscalls"),
                        copies.withoutExpectations("ref-enforces-nothing"),
                        copies.withoutExpectations("ref-changes-exit-codes"),
                        copies.withoutExpectations("ref-misleads"));
    }

    @Test
    void whatEachSandboxDeniesFailsAndNothingElse() {
        results.tests()
                .assertStatistics(count ->
                        count.started(27).succeeded(8).failed(19).aborted(0).skipped(0));
        assertThat(results.messages().values().stream()
                        .map(message -> message.lines().findFirst().orElseThrow()))
                .containsExactlyInAnyOrder(
                        "ipc/unix-socket-bind in ref-changes-exit-codes@1 workspace-write: DEVIATES [exit-code-changed], expected CONFORMS",
                        "ipc/unix-socket-bind in ref-denies-bind@1 workspace-write: DEVIATES [unix-socket-bind-denied], expected CONFORMS",
                        "ipc/unix-socket-bind in ref-denies-bind@1 workspace-write+network: DEVIATES [unix-socket-bind-denied], expected CONFORMS",
                        "ipc/unix-socket-bind in ref-denies-unix-sockets@1 workspace-write: DEVIATES [unix-socket-denied], expected CONFORMS",
                        "ipc/unix-socket-bind in ref-enforces-nothing@1 workspace-write: ESCAPE [policy-not-enforced], expected CONFORMS",
                        "ipc/unix-socket-bind in ref-kills@1 workspace-write: DEVIATES [killed-by-seccomp], expected CONFORMS",
                        "ipc/unix-socket-bind in ref-lacks-syscalls@1 workspace-write: DEVIATES [syscall-not-implemented], expected CONFORMS",
                        "ipc/unix-socket-bind in ref-misleads@1 workspace-write: DEVIATES [misleading-diagnostic], expected CONFORMS",
                        "ipc/unix-socketpair in ref-changes-exit-codes@1 workspace-write: DEVIATES [exit-code-changed], expected CONFORMS",
                        "ipc/unix-socketpair in ref-enforces-nothing@1 workspace-write: ESCAPE [policy-not-enforced], expected CONFORMS",
                        "ipc/unix-socketpair in ref-misleads@1 workspace-write: DEVIATES [streams-changed], expected CONFORMS",
                        "python/forkserver-pool[python-3.14] in ref-changes-exit-codes@1 workspace-write: DEVIATES [exit-code-changed], expected CONFORMS",
                        "python/forkserver-pool[python-3.14] in ref-denies-bind@1 workspace-write: DEVIATES [unix-socket-bind-denied], expected CONFORMS",
                        "python/forkserver-pool[python-3.14] in ref-denies-bind@1 workspace-write+network: DEVIATES [unix-socket-bind-denied], expected CONFORMS",
                        "python/forkserver-pool[python-3.14] in ref-denies-unix-sockets@1 workspace-write: DEVIATES [unix-socket-denied], expected CONFORMS",
                        "python/forkserver-pool[python-3.14] in ref-enforces-nothing@1 workspace-write: ESCAPE [policy-not-enforced], expected CONFORMS",
                        "python/forkserver-pool[python-3.14] in ref-kills@1 workspace-write: DEVIATES [killed-by-seccomp], expected CONFORMS",
                        "python/forkserver-pool[python-3.14] in ref-lacks-syscalls@1 workspace-write: DEVIATES [syscall-not-implemented], expected CONFORMS",
                        "python/forkserver-pool[python-3.14] in ref-misleads@1 workspace-write: DEVIATES [misleading-diagnostic], expected CONFORMS");
    }

    @Test
    void deniedBindIsNamedWithItsErrnoAndTheFrameOfTheForkserver() {
        assertThat(message("python/forkserver-pool[python-3.14]", "ref-denies-bind"))
                .isEqualTo("""
                python/forkserver-pool[python-3.14] in ref-denies-bind@1 workspace-write: DEVIATES [unix-socket-bind-denied], expected CONFORMS
                because it works outside and fails inside (exit 1), explained
                what: Capability unix-socket-bind is denied inside: bind failed with EPERM (Operation not permitted). [unix-socket-bind-denied] (certain)
                seen: multiprocessing/forkserver.py, line 160, in ensure_running: listener.bind(address) | PermissionError: [Errno 1] Operation not permitted | probe unix-socket-bind: bind [Errno 1] EPERM
                why:  Python 3.14 made forkserver the default start method on POSIX (this is 3.14): its server listens on a Unix socket, so multiprocessing.Pool and ProcessPoolExecutor need to bind one.
                do:   If a formatter makes the pool: autoflake --jobs 1, isort without --jobs, black --workers 1 (hangs if send is denied too). Costs speed.
                      multiprocessing.set_start_method("spawn"), or mp_context=multiprocessing.get_context("spawn") for an executor: needs no Unix socket. Costs start-up time, and the main module is imported again in each worker.
                      multiprocessing.set_start_method("fork"), the default until 3.13: needs no Unix socket. Costs safety: a child of a process with threads can deadlock (Python 3.12 and later warn of it).""");
    }

    @Test
    void deniedUnixSocketIsToldFromADeniedBind() {
        assertThat(message("python/forkserver-pool[python-3.14]", "ref-denies-unix-sockets"))
                .isEqualTo("""
                python/forkserver-pool[python-3.14] in ref-denies-unix-sockets@1 workspace-write: DEVIATES [unix-socket-denied], expected CONFORMS
                because it works outside and fails inside (exit 1), explained
                what: Capability unix-socket-bind is denied inside: socket(AF_UNIX), its first step, failed with EPERM (Operation not permitted). [unix-socket-denied] (certain)
                seen: multiprocessing/forkserver.py, line 158, in ensure_running: with socket.socket(socket.AF_UNIX) as listener: | python3.14/socket.py, line 236, in __init__: _socket.socket.__init__(self, family, type, proto, fileno) | PermissionError: [Errno 1] Operation not permitted | probe unix-socket-bind: socket [Errno 1] EPERM
                why:  The sandbox denies all Unix sockets, so ssh-agent, gpg-agent, D-Bus, Chromium and Python's forkserver cannot work in it. socketpair(2) is a different call, and may be allowed.
                do:   If a formatter makes the pool: autoflake --jobs 1, isort without --jobs, black --workers 1 (hangs if send is denied too). Costs speed.
                      multiprocessing.set_start_method("spawn"), or mp_context=multiprocessing.get_context("spawn") for an executor: needs no Unix socket. Costs start-up time, and the main module is imported again in each worker.
                      multiprocessing.set_start_method("fork"), the default until 3.13: needs no Unix socket. Costs safety: a child of a process with threads can deadlock (Python 3.12 and later warn of it).""");
    }

    @Test
    void killedProcessIsNamedWithItsSignalAndTheCall() {
        assertThat(message("python/forkserver-pool[python-3.14]", "ref-kills")).isEqualTo("""
                python/forkserver-pool[python-3.14] in ref-kills@1 workspace-write: DEVIATES [killed-by-seccomp], expected CONFORMS
                because it works outside and fails inside (killed by SIGSYS), explained
                what: Capability unix-socket-bind is denied inside: a seccomp filter kills the process that calls bind (SIGSYS). [killed-by-seccomp] (certain)
                seen: workload inside: killed by SIGSYS | probe unix-socket-bind: bind killed by SIGSYS
                why:  A program cannot catch this: it cannot fall back, report the cause, or finish writing its files.
                do:   Have the filter answer bind with EPERM (SECCOMP_RET_ERRNO) instead of killing. Weakens nothing: the call stays denied.
                      If the workload must work, allow bind. Weakens: the protection that the filter gives.
                      Run this one command under the policy unrestricted. Weakens: it may write every file that you may write, and use the network.""");
    }

    @Test
    void lackingSyscallIsNamedWithItsErrno() {
        assertThat(message("ipc/unix-socket-bind", "ref-lacks-syscalls")).isEqualTo("""
                ipc/unix-socket-bind in ref-lacks-syscalls@1 workspace-write: DEVIATES [syscall-not-implemented], expected CONFORMS
                because it works outside and fails inside (exit 1), explained
                what: Capability unix-socket-bind is denied inside: socket failed with ENOSYS (Function not implemented). [syscall-not-implemented] (certain)
                seen: python3.14/socket.py, line 236, in __init__: _socket.socket.__init__(self, family, type, proto, fileno) | OSError: [Errno 38] Function not implemented | probe unix-socket-bind: socket [Errno 38] ENOSYS
                why:  ENOSYS tells a program that the kernel is too old for socket, EPERM that a policy forbids it. With ENOSYS it tries another way or gives up a feature, and its message blames the kernel.
                do:   Have the filter answer with EPERM for calls that the policy denies, and with ENOSYS only for calls that it does not know. Weakens nothing.
                      Run this one command under the policy unrestricted. Weakens: it may write every file that you may write, and use the network.""");
    }

    @Test
    void sandboxThatEnforcesNothingEscapesThoughAllWorkloadsWork() {
        assertThat(message("ipc/unix-socketpair", "ref-enforces-nothing")).isEqualTo("""
                ipc/unix-socketpair in ref-enforces-nothing@1 workspace-write: ESCAPE [policy-not-enforced], expected CONFORMS
                because the policy is not enforced: files in <outside> were changed: in each way that was tried
                what: The sandbox does not enforce workspace-write: write-outside-workspace must be denied, but succeeded. [policy-not-enforced] (certain)
                seen: files in <outside> were changed: in each way that was tried | write-outside-workspace inside: exit 0 | the last line written: {"tried": 11, "succeeded": 10}
                why:  A result from this sandbox would prove nothing, so no scenario was run.
                do:   Check that the definition's argv asks for workspace-write, and that the sandbox did not fall back to running the command unconfined.
                      If its makers do not promise to deny write-outside-workspace, say so in the definition under does-not-promise, with a link to where they say so.""");
    }

    @Test
    void changedExitCodeIsNamedThoughTheOutputIsRight() {
        assertThat(message("ipc/unix-socketpair", "ref-changes-exit-codes")).isEqualTo("""
                ipc/unix-socketpair in ref-changes-exit-codes@1 workspace-write: DEVIATES [exit-code-changed], expected CONFORMS
                because it works outside and fails inside (exit 3), explained; besides, the sandbox changes commands: a command exits with <number>, and the sandbox ends with exit 3
                what: The sandbox does not return the exit code of the command: exit 3 instead of exit 0. [exit-code-changed] (certain)
                seen: the start-up check, a command with a known exit code, returned another one too | the last line written: {"received": ["ping", "pong"]}
                why:  The caller (a shell's &&, make, an agent) takes a success for a failure, or the reverse.
                do:   Make the sandbox return the exit code of its command, or 128 plus the signal if a signal ended it, as shells do. Weakens nothing.
                      Until then, have the command print its exit code, and read that.""");
    }

    @Test
    void misleadingMessageIsSetAgainstWhatTheProbeSaw() {
        assertThat(message("python/forkserver-pool[python-3.14]", "ref-misleads"))
                .isEqualTo("""
                python/forkserver-pool[python-3.14] in ref-misleads@1 workspace-write: DEVIATES [misleading-diagnostic], expected CONFORMS
                because it works outside and fails inside (exit 1) with a misleading message; besides, the sandbox changes commands: standard error of the command does not arrive
                what: Capability unix-socket-bind is denied inside (bind [Errno 1] EPERM), but the output names another error. [misleading-diagnostic] (certain)
                seen: workload inside: exit 1; it says: No space left on device | probe unix-socket-bind: bind [Errno 1] EPERM
                why:  The message names another cause. strace shows that this call fails only inside.
                do:   Believe the probe first: allow unix-socket-bind and run the workload again.
                      Report the message to the makers of the program, or of the sandbox if the message is its own.
                trace: bind(10, {sa_family=AF_UNIX, sun_path="<path>"}, 35) = -1 EPERM
                       (strace inside of the sandbox)""");
    }

    private static String message(String scenario, String sandbox) {
        String invocation = "%s in %s@1 workspace-write".formatted(scenario, sandbox);
        return requireNonNull(results.messages().get(invocation), invocation)
                .replaceAll("a command exits with \\d+", "a command exits with <number>")
                .replaceAll("sun_path=\"[^\"]*\"", "sun_path=\"<path>\"");
    }
}
