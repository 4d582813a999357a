package io.sandcheck.conformance.python;

import static io.sandcheck.assertj.SandcheckAssertions.assertThat;

import io.sandcheck.jupiter.ForEachPython;
import io.sandcheck.jupiter.ReportedIn;
import io.sandcheck.jupiter.RequiresFileDescriptorPassing;
import io.sandcheck.jupiter.RequiresPosixSemaphore;
import io.sandcheck.jupiter.RequiresProcessExec;
import io.sandcheck.jupiter.RequiresProcessFork;
import io.sandcheck.jupiter.RequiresTemporaryDirectory;
import io.sandcheck.jupiter.RequiresUnixSocketBind;
import io.sandcheck.jupiter.RequiresUnixSocketConnect;
import io.sandcheck.jupiter.Scenario;
import io.sandcheck.session.SandboxSession;
import org.apiguardian.api.API;

/**
 * Process pools of the standard library, by start method.
 *
 * @see <a href="https://docs.python.org/3/library/multiprocessing.html#contexts-and-start-methods">Contexts and start
 *     methods</a>
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@ReportedIn("openai/codex#24943")
@ForEachPython({"3.14", "3.12", "3.10"})
@RequiresProcessFork
@RequiresPosixSemaphore
public class ProcessPoolScenarios {

    @Scenario(id = "python/forkserver-pool")
    @ReportedIn({"openai/codex#24943", "openai/codex#9386"})
    @RequiresProcessExec
    @RequiresTemporaryDirectory
    @RequiresUnixSocketBind
    @RequiresUnixSocketConnect
    @RequiresFileDescriptorPassing
    void forkserverPoolMapsOverItsWorkers(SandboxSession sandbox) {
        assertThat(sandbox.python("map_in_pool.py", "--start-method", "forkserver"))
                .succeeds()
                .printsLine("[1]");
    }

    @Scenario(id = "python/fork-pool")
    void forkPoolMapsOverItsWorkers(SandboxSession sandbox) {
        assertThat(sandbox.python("map_in_pool.py", "--start-method", "fork"))
                .succeeds()
                .printsLine("[1]");
    }

    @Scenario(id = "python/spawn-pool")
    @RequiresProcessExec
    void spawnPoolMapsOverItsWorkers(SandboxSession sandbox) {
        assertThat(sandbox.python("map_in_pool.py", "--start-method", "spawn"))
                .succeeds()
                .printsLine("[1]");
    }

    /** The start method depends on the version: fork up to 3.13, forkserver since 3.14. */
    @Scenario(id = "python/default-pool")
    @RequiresUnixSocketBind
    void defaultPoolMapsOverItsWorkers(SandboxSession sandbox) {
        assertThat(sandbox.python("map_in_pool.py", "--start-method", "default"))
                .succeeds()
                .printsLine("[1]");
    }

    /** Uses the default start method, as {@code black} does. */
    @Scenario(id = "python/process-pool-executor")
    @RequiresUnixSocketBind
    void processPoolExecutorMapsOverItsWorkers(SandboxSession sandbox) {
        assertThat(sandbox.python("map_in_process_pool_executor.py")).succeeds().printsLine("[1]");
    }
}
