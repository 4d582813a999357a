package io.sandcheck.cli.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.cli.Sandcheck;
import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.Screen;
import io.sandcheck.scenario.ScenarioFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainCommandTests {

    private static final String BIND = "import socket; socket.socket(socket.AF_UNIX).bind('s'); print('bound')";

    @TempDir
    private Path directory;

    private final Screen screen = new Screen();

    @Test
    void aCommandThatFailsInsideIsShownInBothArmsAndExplained() {
        assertThat(explain("ref-denies-bind", "--", "python3", "-c", BIND)).isEqualTo(ExitCode.UNEXPECTED);

        assertThat(screen.out())
                .startsWith("python3 -c ")
                .containsPattern("\noutside: exit 0, \\d+ ms")
                .containsPattern("\\| inside: exit 1, \\d+ ms")
                .contains("PermissionError: [Errno 1] Operation not permitted")
                .contains("\nDEVIATES: it works outside and fails inside (exit 1)")
                .contains("bind(3, {sa_family=AF_UNIX")
                .contains("\nThe same without Sandcheck:\n");
    }

    @Test
    void aCommandThatWorksInsideEndsWithZero() {
        assertThat(explain("ref-permits-all", "--", "python3", "-c", BIND)).isEqualTo(ExitCode.AS_EXPECTED);

        assertThat(screen.out()).contains("\nCONFORMS: ").doesNotContain("Standard error differs");
    }

    @Test
    void anotherErrorMessageIsToldOfACommandThatWorksInside() {
        String withoutAFile = "import socket; socket.socket(socket.AF_UNIX).bind('\\0of-a-test')";

        assertThat(explain("ref-denies-bind", "--", "sh", "-c", "python3 -c \"$0\" || true", withoutAFile))
                .isEqualTo(ExitCode.AS_EXPECTED);

        assertThat(screen.out()).contains("\nCONFORMS: ").contains("\nStandard error differs");
    }

    @Test
    void aCommandThatFailsOutsideSaysNothingOfTheSandbox() {
        assertThat(explain("ref-denies-bind", "--", "sh", "-c", "echo not here >&2; exit 3"))
                .isEqualTo(ExitCode.USAGE);

        assertThat(screen.out())
                .contains("\nINCONCLUSIVE: it does not work outside of the sandbox either")
                .contains("\nstderr ends: not here\n");
    }

    @Test
    void theSetUpRunsOutsideOfTheSandboxInACopyOfADirectory() throws IOException {
        Files.writeString(directory.resolve("given.txt"), "given\n");
        String setup = "python3 -c \"import socket; socket.socket(socket.AF_UNIX).bind('made')\"";

        assertThat(explain(
                        "ref-denies-bind",
                        "--in",
                        directory.toString(),
                        "--setup",
                        setup,
                        "--",
                        "sh",
                        "-c",
                        "test -S made && grep given given.txt && rm given.txt"))
                .isEqualTo(ExitCode.AS_EXPECTED);
        assertThat(directory).isDirectoryContaining("glob:**given.txt").isDirectoryNotContaining("glob:**made");
    }

    @Test
    void whatIsSavedIsAScenarioThatDoesTheSame() {
        Path file = directory.resolve("saved.yaml");

        explain("ref-denies-bind", "--save", file.toString(), "--env", "WORD=x", "--", "python3", "-c", BIND);

        ScenarioFile saved = ScenarioFile.read(file);
        assertThat(saved.id()).isEqualTo("local/python3-c");
        assertThat(saved.policies()).hasToString("[workspace-write]");
        assertThat(saved.work().command()).containsExactly("python3", "-c", BIND);
        assertThat(saved.work().environment()).containsEntry("WORD", "x");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --policy=workspace-wirte | --policy: unknown policy [workspace-wirte]
            --in=no-such-directory   | --in: [no-such-directory] is not a directory
            --time-limit=0           | --time-limit: [0] is not a number of seconds from 1 to 3600
            """)
    void wrongUsageIsNamedBeforeAnythingRuns(String option, String message) {
        assertThat(explain("ref-denies-bind", option, "--", "true")).isEqualTo(ExitCode.USAGE);

        assertThat(screen.err()).contains(message);
        assertThat(screen.out()).isEmpty();
    }

    private int explain(String sandbox, String... arguments) {
        List<String> all = new ArrayList<>(List.of("explain", "--host", "process", "--sandbox", sandbox));
        all.addAll(List.of(arguments));
        return Sandcheck.execute(screen.plain(), all.toArray(String[]::new));
    }
}
