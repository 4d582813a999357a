package io.sandcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.cli.run.RunCommand;
import io.sandcheck.cli.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run chooses scenarios, sandboxes and policies. */
class RunChoiceTests extends AtCommandLine {

    @Test
    void aDryRunPrintsTheExperimentsAndMakesNone() {
        int exitCode = run("--sandbox", "ref-denies-bind", "--scenario", "*/echo", "--dry-run");

        assertThat(exitCode).isEqualTo(ExitCode.AS_EXPECTED);
        assertThat(screen.out()).isEqualTo("""
                        sample/echo in ref-denies-bind@1 workspace-write
                        sample/echo in ref-denies-bind@1 workspace-write+network
                        2 experiments on host [process]; nothing was run
                        """);
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "python/fork*-pool[python-3.14] | 0 | python/fork-pool[python-3.14] in ref-denies-bind@1 workspace-write",
                "python/fork-pool[python-3.15] | 2 | --scenario: unknown scenario [python/fork-pool[python-3.15]]; known: ",
            })
    void aVariantIsChosenAsItIsCalledInTheResults(String pattern, int exitCode, String says) {
        String conformance = String.join(",", RunCommand.PACKAGES);

        assertThat(execute(
                        conformance, runArguments("--sandbox", "ref-denies-bind", "--scenario", pattern, "--dry-run")))
                .isEqualTo(exitCode);
        assertThat(screen.out() + screen.err()).contains(says).doesNotContain("pool[python-3.12] in ");
    }

    @Test
    void versionThatDoesNotOfferAPolicyIsNotRunUnderIt() throws IOException {
        Path definition = definition("""
                versions: ["2", "1"]
                policies:
                  workspace-write:
                    argv: ["{command}"]
                  unrestricted:
                    versions: ">=2"
                    argv: ["{command}"]
                """);

        run("--sandbox", definition + "@2", "--sandbox", definition + "@1", "--scenario", "*/echo", "--dry-run");

        assertThat(screen.out()).isEqualTo("""
                        sample/echo in mine@2 workspace-write
                        sample/echo in mine@2 unrestricted
                        sample/echo in mine@1 workspace-write
                        3 experiments on host [process]; nothing was run
                        """);
    }

    @Test
    void whatRunsOnAnotherSystemIsNotApplicableWithTheReason() throws IOException {
        Path definition = definition("""
                versions: ["1"]
                runs-on: [macos]
                policies:
                  unrestricted:
                    argv: [sandbox-exec, "{command}"]
                """);

        assertThat(run("--sandbox", definition.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(screen.out())
                .contains("2 x mine is made for macos, but host [process] runs linux\n", "2 not applicable\n");
        assertThat(screen.err()).endsWith("sandcheck: nothing ran: no scenario applies here\n");
    }

    @Test
    void allSandboxesAreThoseThatCanBeInstalledAndThoseOfOtherSystems() {
        run("--sandbox", "all", "--scenario", "*/echo", "--policy", "workspace-write", "--dry-run");

        assertThat(screen.out().lines())
                .contains(
                        "sample/echo in codex@0.124.0 workspace-write",
                        "sample/echo in codex@0.114.0 workspace-write",
                        "sample/echo in codex-seatbelt@0.124.0 workspace-write")
                .noneMatch(line -> line.contains(" ref-"));
    }
}
