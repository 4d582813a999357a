package io.sandcheck.conformance.tools;

import static io.sandcheck.assertj.SandcheckAssertions.assertThat;

import io.sandcheck.jupiter.NeedsTools;
import io.sandcheck.jupiter.ReportedIn;
import io.sandcheck.jupiter.RequiresFileDescriptorPassing;
import io.sandcheck.jupiter.RequiresPosixSemaphore;
import io.sandcheck.jupiter.RequiresProcessFork;
import io.sandcheck.jupiter.RequiresTemporaryDirectory;
import io.sandcheck.jupiter.RequiresUnixSocketBind;
import io.sandcheck.jupiter.RequiresUnixSocketConnect;
import io.sandcheck.jupiter.RequiresUnixSocketpair;
import io.sandcheck.jupiter.Scenario;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.verdict.Level;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Python formatters with several files. Afterwards each file must be the same as outside of the sandbox, byte for byte.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@ReportedIn("openai/codex#24943")
public class FormatterScenarios {

    private static final String FOLDER = "unformatted";
    private static final List<String> FILES = List.of("inventory.py", "prices.py", "report.py", "settings.py");
    private static final List<String> AUTOFLAKE = List.of(
            "autoflake", "--in-place", "--recursive", "--remove-all-unused-imports", "--remove-unused-variables");

    /** Uses a {@code multiprocessing.Pool} by default ({@code --jobs 0}). */
    @Scenario(id = "tools/autoflake-recursive")
    @NeedsTools("autoflake")
    @RequiresProcessFork
    @RequiresPosixSemaphore
    @RequiresTemporaryDirectory
    @RequiresUnixSocketBind
    @RequiresUnixSocketConnect
    @RequiresFileDescriptorPassing
    void autoflakeCleansAFolder(SandboxSession sandbox) {
        format(sandbox, AUTOFLAKE);
    }

    /** Uses a {@code ProcessPoolExecutor} for more than one file. */
    @Scenario(id = "tools/black-many-files")
    @NeedsTools("black")
    @RequiresProcessFork
    @RequiresPosixSemaphore
    @RequiresTemporaryDirectory
    @RequiresUnixSocketBind
    @RequiresUnixSocketConnect
    @RequiresFileDescriptorPassing
    @RequiresUnixSocketpair
    void blackFormatsManyFiles(SandboxSession sandbox) {
        format(sandbox, List.of("black"));
    }

    @Scenario(id = "tools/isort-default")
    @NeedsTools("isort")
    void isortSortsTheImportsOfAFolder(SandboxSession sandbox) {
        format(sandbox, List.of("isort"));
    }

    /** The four commands of the report, in order. */
    @Scenario(id = "tools/formatter-sequence", timeLimitSeconds = 60)
    @NeedsTools({"autoflake", "black", "isort"})
    @RequiresProcessFork
    @RequiresPosixSemaphore
    @RequiresTemporaryDirectory
    @RequiresUnixSocketBind
    @RequiresUnixSocketConnect
    @RequiresFileDescriptorPassing
    @RequiresUnixSocketpair
    void formattersRunOneAfterTheOther(SandboxSession sandbox) {
        format(sandbox, AUTOFLAKE, List.of("black"), List.of("isort"), AUTOFLAKE);
    }

    /** The workaround for autoflake: no pool. */
    @Scenario(id = "tools/autoflake-one-job")
    @NeedsTools("autoflake")
    void autoflakeWithOneJobCleansAFolder(SandboxSession sandbox) {
        format(
                sandbox,
                Stream.concat(AUTOFLAKE.stream(), Stream.of("--jobs", "1")).toList());
    }

    /** The workaround for black: no pool. */
    @Scenario(id = "tools/black-one-worker")
    @NeedsTools("black")
    @RequiresUnixSocketpair
    void blackWithOneWorkerFormatsManyFiles(SandboxSession sandbox) {
        format(sandbox, List.of("black", "--workers", "1"));
    }

    /**
     * Uses as many jobs as there are processors, which is not isort's default. Messages of the jobs are lost now and
     * then.
     */
    @Scenario(id = "tools/isort-parallel", level = Level.SHOULD)
    @NeedsTools("isort")
    @RequiresProcessFork
    @RequiresPosixSemaphore
    @RequiresTemporaryDirectory
    @RequiresUnixSocketBind
    @RequiresUnixSocketConnect
    @RequiresFileDescriptorPassing
    void isortSortsTheImportsOfAFolderInParallel(SandboxSession sandbox) {
        format(sandbox, List.of("isort", "--quiet", "--jobs", "-1"));
    }

    @SafeVarargs
    private static void format(SandboxSession sandbox, List<String>... commands) {
        sandbox.copy(FOLDER);
        for (List<String> command : commands) {
            String[] argv = Stream.concat(command.stream(), Stream.of(FOLDER)).toArray(String[]::new);
            assertThat(sandbox.run(argv)).succeeds();
        }
        FILES.forEach(file -> sandbox.mustBeAsOutside(FOLDER + "/" + file));
    }
}
