package io.sandcheck.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.cli.Sandcheck;
import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run is held to its expectations, line by line. */
class RunExpectationsTests {

    private static final String RULES = """
            - scenario: ipc/unix-socket-bind
              verdict: DEVIATES
              diagnosis: unix-socket-bind-denied
              reason: bind is denied
            - scenario: ipc/unix-socket-bind-abstract
              verdict: DEVIATES
              diagnosis: unix-socket-bind-denied
              reason: bind is denied
            """;

    @TempDir
    Path directory;

    private final Screen screen = new Screen();

    @BeforeEach
    void writeDefinition() throws IOException {
        Files.writeString(directory.resolve("sandbox.yaml"), """
                name: mine
                title: Mine
                versions: ["1", "2"]
                policies:
                  workspace-write+network:
                    argv: ["{command}"]
                    seccomp:
                      - deny: bind
                        with: EPERM
                leaves-open:
                  write-outside-workspace: it is a sample
                """);
    }

    @Test
    void whatIsExpectedIsNoFailure() throws IOException {
        assertThat(run(RULES)).isEqualTo(ExitCode.AS_EXPECTED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    - scenario: ipc/unix-socket-bind\\n.*?denied\\n(?=-)             | ''                           | ipc/unix-socket-bind
                    - scenario: ipc/unix-socket-bind-abstract\\n.*                   | ''                           | ipc/unix-socket-bind-abstract
                    (bind-abstract\\n.*?diagnosis: )unix-socket-bind-denied         | $1killed-by-seccomp          | ipc/unix-socket-bind-abstract
                    (bind-abstract\\n.*?verdict: )DEVIATES                          | $1UNAVAILABLE                | ipc/unix-socket-bind-abstract
                    """)
    void ruleThatIsTakenOutOrChangedMakesExactlyThatResultAFailure(String rule, String replacement, String failing)
            throws IOException {
        String changed = RULES.replaceFirst("(?s)" + rule, replacement);
        assertThat(changed).isNotEqualTo(RULES);

        assertThat(run(changed)).isEqualTo(ExitCode.UNEXPECTED);

        assertThat(screen.out())
                .contains("NOT AS EXPECTED: 1 result\n")
                .contains("in:   mine@2 workspace-write+network: " + failing + "\n")
                .contains("1 of 3 results not as expected. GATE: fail\n");
    }

    @Test
    void unexpectedPassNamesTheVersionAndPrintsTheEditThatEndsIt() throws IOException {
        String rule = """
                # once denied
                - scenario: ipc/unix-socketpair
                  verdict: DEVIATES
                  reason: denied before 1
                """;
        Path file = directory.resolve("expectations.yaml");

        assertThat(run(rule + RULES, "--strict")).isEqualTo(ExitCode.UNEXPECTED);

        assertThat(screen.out())
                .contains("2 of 3 results as expected, 1 better than expected. GATE: fail\n")
                .contains("""
                          in:   mine@2 workspace-write+network: ipc/unix-socketpair
                        """)
                .contains("""

                          edit: in %s narrow the versions of the rule in line 2:
                                +  versions: "<2"
                        """.formatted(file));
        String edited = rule.replace("  verdict", "  versions: \"<2\"\n  verdict") + RULES;
        assertThat(run(edited, "--strict")).isEqualTo(ExitCode.AS_EXPECTED);
    }

    @Test
    void diagnosisOfARuleInTheFolderOfTheSandboxCanBeExpected() throws IOException {
        Files.writeString(directory.resolve("rules.yaml"), """
                rules:
                  - id: mine-denies-bind
                    phase: [workload]
                    confidence: certain
                    when: {output: 'PermissionError'}
                    title: "It denies bind."
                """);

        assertThat(run(RULES.replace("unix-socket-bind-denied", "mine-denies-bind")))
                .as(screen.err() + screen.out())
                .isEqualTo(ExitCode.AS_EXPECTED);
    }

    @Test
    void diagnosisThatNoRuleGivesIsOneErrorWithItsPlace() throws IOException {
        assertThat(run(RULES.replaceFirst("bind-denied", "bnid-denied"))).isEqualTo(ExitCode.USAGE);

        assertThat(screen.err())
                .contains("expectations.yaml] line 3, column 14: unknown diagnosis [unix-socket-bnid-denied]")
                .contains("did you mean unix-socket-bind-denied");
    }

    private int run(String rules, String... more) throws IOException {
        Files.writeString(directory.resolve("expectations.yaml"), rules);
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                "--host",
                "process",
                "--sandbox",
                directory.resolve("sandbox.yaml").toString(),
                "--scenario",
                "ipc/unix-socket-bind*",
                "--scenario",
                "ipc/unix-socketpair",
                "--out",
                directory.resolve("report").toString()));
        arguments.addAll(List.of(more));
        return Sandcheck.execute(screen.plain(), RunCommand.PACKAGES, arguments.toArray(String[]::new));
    }
}
