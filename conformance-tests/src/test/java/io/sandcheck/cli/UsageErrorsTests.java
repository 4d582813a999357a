package io.sandcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.cli.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong input is one error that says what would be right. */
class UsageErrorsTests extends AtCommandLine {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--scenario sample/sokcet | --scenario: unknown scenario [sample/sokcet]; known: sample/echo, sample/socket; did you mean sample/socket?",
                "--sandbox ref-permits-al | unknown sandbox [ref-permits-al]; known: *; did you mean ref-permits-all?",
                "--sandbox ref-permits-all@2 | Sandbox [ref-permits-all]: unknown version [2]; known: 1; did you mean 1?",
                "--policy read-olny | --policy: unknown policy [read-olny]; known: *; did you mean read-only?",
                "--jobs 0 | --jobs: [0] is too small; it must be 1 or more",
                "--out /proc/sandcheck | Report [/proc/sandcheck] cannot be written: [/proc/sandcheck] cannot be made; choose another directory, or correct this one",
                "--sandbox ref-permits-all --policy read-only | --policy: none of the sandboxes [ref-permits-all@1] has the policy [read-only]; they have *]",
                "--condition userns-forbiden | --condition: unknown condition [userns-forbiden]; known: none, *; did you mean userns-forbidden?",
                "--condition no-landlock | --condition: Host [process] cannot be given the condition [no-landlock]; use --host container"
            })
    void whatDoesNotExistIsOneErrorAndEndsWithTwo(String arguments, String message) {
        int exitCode = execute(SAMPLES, ("run --host process " + arguments).split(" ", -1));

        assertThat(exitCode).isEqualTo(ExitCode.USAGE);
        String[] parts = message.split("\\*", -1);
        assertThat(screen.err()).startsWith("sandcheck: " + parts[0]).endsWith(parts[parts.length - 1] + "\n");
        assertThat(screen.err().lines()).hasSize(1);
        assertThat(screen.out()).isEmpty();
    }

    @Test
    void aScenarioThatCannotBeSavedIsReportedBeforeAnythingRuns() {
        String line = "explain --sandbox ref-permits-all --host process --save /proc/none/x.yaml -- true";

        assertThat(execute(SAMPLES, line.split(" ", -1))).isEqualTo(ExitCode.USAGE);
        assertThat(screen.err())
                .isEqualTo("sandcheck: --save: the directory of [/proc/none/x.yaml] cannot be written\n");
    }

    @Test
    void anUnknownHostIsOneErrorAndEndsWithTwo() {
        assertThat(execute(SAMPLES, "run", "--host", "proces")).isEqualTo(ExitCode.USAGE);
        assertThat(screen.err())
                .isEqualTo(
                        "sandcheck: --host: unknown host [proces]; known: auto, container, process, vm; did you mean process?\n");
    }

    @Test
    void wrongUsageIsOneErrorWithWhereHelpIs() {
        assertThat(execute(SAMPLES, "run", "--sanbox", "x")).isEqualTo(ExitCode.USAGE);
        assertThat(screen.err())
                .startsWith("sandcheck: Unknown option: '--sanbox'; did you mean --sandbox?\n")
                .endsWith("Try 'sandcheck run --help'.\n");
    }

    @Test
    void withoutACommandItSaysWhichThereAre() {
        assertThat(execute(SAMPLES)).isEqualTo(ExitCode.USAGE);
        assertThat(screen.err()).startsWith("Usage: sandcheck [-hV] ").contains("\n  run  ");
    }

    @Test
    void twoScenariosOfOneIdAreRefused() {
        assertThat(execute("io.sandcheck.cli.twice", "list", "scenarios")).isEqualTo(ExitCode.USAGE);
        assertThat(screen.err())
                .startsWith("sandcheck: Scenario id [sample/twice] is used twice, by [")
                .endsWith("]; rename one\n");
    }

    @Test
    void anExpectationAboutAScenarioThatDoesNotExistNamesItsPlace() throws IOException {
        Path definition = definition("""
                versions: ["1"]
                policies:
                  unrestricted:
                    argv: ["{command}"]
                """);
        Files.writeString(definition.resolveSibling("expectations.yaml"), """
                - scenario: python/fork-pol
                  verdict: DEVIATES
                  reason: it is misspelt
                """);

        assertThat(run("--sandbox", definition.toString(), "--dry-run")).isEqualTo(ExitCode.USAGE);
        assertThat(screen.err())
                .contains("expectations.yaml] line 1, column 13: unknown scenario [python/fork-pol]")
                .contains("did you mean python/fork-pool?");
    }
}
