package io.sandcheck.cli.bisect;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.cli.Sandcheck;
import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.Screen;
import io.sandcheck.conformance.Engine;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real releases: Codex changed from Landlock to bubblewrap in 0.115.0. */
class BisectIT {

    @TempDir
    Path directory;

    private final Screen screen = new Screen();

    @BeforeAll
    static void requireAnEngine() {
        Engine.require();
    }

    @Test
    void theReleaseThatFixedTheSemaphoresIsFoundAndTheSearchIsTakenUpAgain() {
        assertThat(bisect("--bad", "0.114.0", "--good", "0.116.0")).isEqualTo(ExitCode.AS_EXPECTED);

        assertThat(screen.out())
                .containsPattern("\nlast bad: 0\\.114\\.0 \\(\\d{4}-\\d\\d-\\d\\d\\)\n  DEVIATES: ")
                .contains("[posix-semaphore-denied]")
                .containsPattern("\nfirst good: 0\\.115\\.0 \\(.*\\)\n  CONFORMS: ")
                .endsWith("--sandbox codex@0.115.0\nReport: %s\n".formatted(directory.resolve("report/index.html")));
        assertThat(directory.resolve("report/index.html"))
                .content()
                .containsSubsequence("codex@0.114.0</", "codex@0.115.0</", "codex@0.116.0</");
        String found = screen.out();

        assertThat(bisect("--bad", "0.114.0", "--good", "0.116.0")).isEqualTo(ExitCode.AS_EXPECTED);
        assertThat(screen.err()).contains("]: 3 releases already tested\n").contains("sandcheck: 0.115.0 (");
        assertThat(screen.out()).isEqualTo(found + found);

        assertThat(bisect("--bad", "0.115.0", "--good", "0.116.0")).isEqualTo(ExitCode.UNEXPECTED);
        assertThat(screen.out()).contains("Both ends have the same result, so there is nothing to find");
    }

    @Test
    void whatDoesNotExistIsOneErrorAndEndsWithTwo() {
        assertThat(bisect("--bad", "0.114.0")).isEqualTo(ExitCode.USAGE);
        assertThat(bisect("--bad", "0.114.0", "--good", "0.114.99")).isEqualTo(ExitCode.USAGE);
        assertThat(screen.err())
                .contains("sandcheck: --good and --bad: name both, or neither\n")
                .contains("sandcheck: unknown release [0.114.99]; known: ");
    }

    @Test
    void whatIsAmbiguousIsRefusedBeforeAnythingIsRunAndNamesTheChoices() {
        assertThat(Sandcheck.execute(screen.plain(), "bisect", "--sandbox", "codex", "--scenario", "python/fork-pool"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(Sandcheck.execute(
                        screen.plain(), "bisect", "--sandbox", "codex", "--scenario", "python/fork-pool[python-3.14]"))
                .isEqualTo(ExitCode.USAGE);

        assertThat(screen.err()).isEqualTo("""
                sandcheck: --scenario: [python/fork-pool] names 3 scenarios; choose one of them: python/fork-pool[python-3.10], python/fork-pool[python-3.12], python/fork-pool[python-3.14]
                sandcheck: --policy: [python/fork-pool[python-3.14]] is run under 3 policies; choose one of them: workspace-write, workspace-write+network, unrestricted
                """);
        assertThat(directory).isEmptyDirectory();
    }

    private int bisect(String... ends) {
        String[] arguments = {
            "bisect",
            "--sandbox",
            "codex",
            "--scenario",
            "python/fork-pool[python-3.14]",
            "--policy",
            "workspace-write",
            "--state",
            directory.resolve("state.json").toString(),
            "--out",
            directory.resolve("report").toString()
        };
        String[] all = Arrays.copyOf(arguments, arguments.length + ends.length);
        System.arraycopy(ends, 0, all, arguments.length, ends.length);
        return Sandcheck.execute(screen.plain(), all);
    }
}
