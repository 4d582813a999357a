package io.sandcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.cli.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --tests} takes scenario files. */
class ScenarioFileOptionTests extends AtCommandLine {

    private static final String BIND =
            "python3 -c \"import socket; socket.socket(socket.AF_UNIX).bind('s'); print('bound')\"";

    @Test
    void scenariosOfAFileAndOfAFolderAreListedBesideTheOthers() throws IOException {
        Path one = write("one.yaml", "local/one", "true");
        write("folder/deep/two.yaml", "local/two", "true");

        assertThat(sandcheck(
                        "list",
                        "scenarios",
                        "--tests",
                        one.toString(),
                        "--tests",
                        directory.resolve("folder").toString()))
                .isEqualTo(ExitCode.AS_EXPECTED);

        assertThat(screen.err()).isEmpty();
        assertThat(screen.out()).containsSubsequence("local/one ", "local/two ", "sample/echo ", "sample/socket ");
    }

    @Test
    void aFileThatIsNamedTwiceIsThereOnce() throws IOException {
        Path file = write("one.yaml", "local/one", "true");

        assertThat(sandcheck("list", "scenarios", "--tests", file.toString(), "--tests", directory.toString()))
                .isEqualTo(ExitCode.AS_EXPECTED);

        assertThat(screen.out()).containsOnlyOnce("local/one ");
    }

    @Test
    void aFileIsRunAndExplained() throws IOException {
        assertThat(run("ref-denies-bind", write("bind.yaml", "local/bind", BIND)))
                .isEqualTo(ExitCode.UNEXPECTED);

        assertThat(screen.out())
                .contains(
                        "NOT AS EXPECTED: 1 result\n", "in:   ref-denies-bind@1 workspace-write+network: local/bind\n");
    }

    @Test
    void itsResultCanBeExpectedAsAnyOther() throws IOException {
        Path file = write("bind.yaml", "local/bind", BIND);
        Path sandbox = sandbox("local/bind");

        assertThat(run(sandbox.toString(), file)).as(screen.out()).isEqualTo(ExitCode.AS_EXPECTED);

        assertThat(screen.out()).contains("Compatibility: 1 deviates\n");
    }

    @Test
    void anExpectationAboutItIsMisspeltWithoutIt() throws IOException {
        Path file = write("bind.yaml", "local/bind", BIND);
        Path sandbox = sandbox("local/bnid");

        assertThat(run(sandbox.toString(), file)).isEqualTo(ExitCode.USAGE);

        assertThat(screen.err()).contains("unknown scenario [local/bnid]").contains("did you mean local/bind?");
    }

    @Test
    void aFileIsReproduced() throws IOException {
        Path file = write("bind.yaml", "local/bind", BIND);

        sandcheck(
                "reproduce",
                "local/bind",
                "--host",
                "process",
                "--sandbox",
                "ref-denies-bind",
                "--policy",
                "workspace-write",
                "--tests",
                file.toString());

        assertThat(screen.err()).doesNotContain("sandcheck: ");
        assertThat(screen.out()).contains("DEVIATES", "[unix-socket-bind-denied]");
    }

    @Test
    void whatIsSavedIsRunByTheLineThatIsPrinted() {
        Path file = directory.resolve("saved.yaml");
        sandcheck(
                "explain",
                "--host",
                "process",
                "--sandbox",
                "ref-denies-bind",
                "--save",
                file.toString(),
                "--",
                "sh",
                "-c",
                BIND);
        String line = screen.out().substring(screen.out().indexOf("\nNext:  sandcheck ") + 18);
        List<String> words = new ArrayList<>(List.of(line.strip().split(" ", -1)));
        words.addAll(List.of(
                "--host", "process", "--out", directory.resolve("report").toString()));

        assertThat(sandcheck(words.toArray(String[]::new))).isEqualTo(ExitCode.UNEXPECTED);

        assertThat(screen.out()).contains("in:   ref-denies-bind@1 workspace-write: local/sh-c\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            run --tests %s/none.yaml      | Tests [%s/none.yaml]: there is no such file; name a directory of compiled classes,
            compare a b --tests %s/x.yml  | Tests [%s/x.yml]: it has nothing that can be run; name a directory of compiled classes,
            list --tests %s/wrong         | Scenario [%s/wrong/key.yaml] line 3, column 1: unknown key [comand]; known:
            list --tests %s/text.yaml     | Scenario [%s/text.yaml] line 1, column 4: byte 0xe9 is not UTF-8
            list --tests %s/twice         | Scenario id [local/a] is used twice, by [%s/twice/a.yaml] and [%s/twice/b.yaml]; rename one
            bisect --sandbox ref-permits-all --scenario local/x --tests %s/none.yaml | Tests [%s/none.yaml]: there is no such file;
            """)
    void aWrongFileIsOneErrorAndEndsWithTwo(String arguments, String message) throws IOException {
        Files.writeString(directory.resolve("x.yml"), "");
        write("wrong/key.yaml", "local/key", "true", "comand");
        Files.write(directory.resolve("text.yaml"), new byte[] {'i', 'd', ':', (byte) 0xe9});
        write("twice/a.yaml", "local/a", "true");
        write("twice/b.yaml", "local/a", "true");

        assertThat(sandcheck(arguments.replace("%s", directory.toString()).split(" ", -1)))
                .isEqualTo(ExitCode.USAGE);

        assertThat(screen.err()).startsWith("sandcheck: " + message.replace("%s", directory.toString()));
        assertThat(screen.err().lines()).hasSize(1);
        assertThat(screen.out()).isEmpty();
    }

    private Path sandbox(String scenario) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("mine"));
        Files.writeString(folder.resolve("sandbox.yaml"), """
                name: mine
                title: Mine
                versions: ["1"]
                policies:
                  workspace-write+network:
                    argv: ["{command}"]
                    seccomp:
                      - deny: bind
                        with: EPERM
                leaves-open:
                  write-outside-workspace: it is a sample
                """);
        Files.writeString(folder.resolve("expectations.yaml"), """
                - scenario: %s
                  verdict: DEVIATES
                  reason: bind is denied
                """.formatted(scenario));
        return folder.resolve("sandbox.yaml");
    }

    private Path write(String path, String id, String command) throws IOException {
        return write(path, id, command, "command");
    }

    private Path write(String path, String id, String command, String key) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(
                file,
                "id: %s\ntitle: it works\n%s: |\n  %s\nrequires: [unix-socket-bind]\n".formatted(id, key, command));
    }

    private int run(String sandbox, Path file, String... more) {
        List<String> arguments = new ArrayList<>(List.of("run", "--host", "process", "--sandbox", sandbox));
        arguments.addAll(List.of("--scenario", "local/*", "--policy", "workspace-write+network"));
        arguments.addAll(List.of("--out", directory.resolve("report").toString(), "--tests", file.toString()));
        arguments.addAll(List.of(more));
        return sandcheck(arguments.toArray(String[]::new));
    }

    private int sandcheck(String... arguments) {
        return execute(SAMPLES, arguments);
    }
}
