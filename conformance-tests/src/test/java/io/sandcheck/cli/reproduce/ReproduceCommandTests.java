package io.sandcheck.cli.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.cli.Sandcheck;
import io.sandcheck.cli.run.RunCommand;
import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.PrintedLine;
import io.sandcheck.cli.terminal.PrintedLine.Ended;
import io.sandcheck.cli.terminal.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReproduceCommandTests {

    private static final String SAMPLES = "io.sandcheck.cli.samples";
    private static final String POOL = "python/forkserver-pool[python-3.14]";

    @TempDir
    Path directory;

    private final Screen screen = new Screen();

    @Test
    void bothArmsTheProbesAndTheDiagnosisAreShownAndTheLineShowsTheSame() throws Exception {
        assertThat(kit(POOL, "--sandbox", "ref-denies-bind", "--policy", "workspace-write"))
                .isEqualTo(ExitCode.AS_EXPECTED);

        assertThat(screen.out())
                .startsWith(POOL + " in ref-denies-bind@1 workspace-write\n\noutside: exit 0, ")
                .containsPattern("\n\\$ .* \\| \\$ ")
                .contains("| PermissionError: [Errno 1] Operation not permitted\n")
                .contains("\nprobe unix-socket-bind: outside granted, inside denied: bind EPERM\n")
                .contains("\nDEVIATES: it works outside and fails inside (exit 1), explained\n  what: ")
                .contains("\nReproduced (openai/codex#24943, openai/codex#9386), and known for this sandbox: ");
        Ended ended = PrintedLine.on(screen).execute();
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output())
                .startsWith("forkserver\n")
                .contains("listener.bind(address)")
                .endsWith("PermissionError: [Errno 1] Operation not permitted\n");
        assertThat(madeByTheLine()).doesNotExist();
    }

    @Test
    void whatWorksInsideDoesNotShowTheReportAndWorksByTheLineToo() throws Exception {
        assertThat(kit(POOL, "--sandbox", "ref-permits-all")).isEqualTo(ExitCode.UNEXPECTED);

        assertThat(screen.out()).contains("\nNot reproduced (openai/codex#24943, openai/codex#9386): it works inside");
        Ended ended = PrintedLine.on(screen).execute();
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.output()).startsWith("forkserver\n[1]\n");
    }

    @Test
    void aLineBringsTheFilesOfTheSandboxAndOfTheWorkload() throws Exception {
        assertThat(kit("guard/write-outside-workspace", "--sandbox", "ref-denies-too-late"))
                .isEqualTo(ExitCode.AS_EXPECTED);

        assertThat(screen.out()).contains("\neffect: ").contains("/deny_too_late.sh <<");
        assertThat(PrintedLine.on(screen).execute().output()).contains("trying");
    }

    @Test
    void aReportIsFoundByItsNameAndTheNearestOfSeveralIsShown() {
        assertThat(samples("openai/codex#24943", "--all", "--sandbox", "ref-denies-bind"))
                .isEqualTo(ExitCode.AS_EXPECTED);

        assertThat(screen.out().lines().filter(line -> line.startsWith("sample/socket in ref-denies-bind@1 ")))
                .hasSizeGreaterThan(1);
        assertThat(screen.out()).doesNotContain("sample/echo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "24943",
                "#24943",
                "OpenAI/codex#24943",
                "https://github.com/openai/codex/issues/24943",
                "https://github.com/openai/codex/issues/24943#issuecomment-1"
            })
    void aReportIsNamedAsUsersHaveItAndOneExperimentIsMade(String report) {
        assertThat(samples(report, "--sandbox", "ref-denies-bind")).isEqualTo(ExitCode.AS_EXPECTED);

        assertThat(screen.out()).startsWith("sample/socket in ref-denies-bind@1 workspace-write\n\noutside: ");
        assertThat(screen.err())
                .startsWith(
                        "sandcheck: running one experiment: sample/socket in ref-denies-bind@1 workspace-write; --all runs ");
    }

    @Test
    void ofSeveralScenariosTheOneIsChosenThatIsExpectedToShowTheReport() {
        assertThat(kit("24943", "--sandbox", "ref-denies-bind")).isEqualTo(ExitCode.AS_EXPECTED);
        assertThat(screen.out()).contains(" in ref-denies-bind@1 workspace-write\n\noutside: ", "Reproduced (");
    }

    @Test
    void aSandboxOfWhichNothingIsWrittenDownIsComparedToTheHypothesis() throws IOException {
        Path definition = Files.writeString(directory.resolve("mine.yaml"), """
                name: mine
                title: Mine
                versions: ["1"]
                policies:
                  unrestricted:
                    argv: ["{command}"]
                    seccomp:
                      - {deny: bind, with: EACCES}
                """);

        assertThat(samples("sample/socket", "--sandbox", definition.toString())).isEqualTo(ExitCode.AS_EXPECTED);
        assertThat(screen.out())
                .contains(
                        "Reproduced (openai/codex#24943): it works outside and fails inside, because a capability that");
    }

    @Test
    void whatFailsForAnotherReasonIsNotWhatIsReported() {
        assertThat(samples("sample/socket", "--sandbox", "ref-changes-exit-codes"))
                .isEqualTo(ExitCode.UNEXPECTED);
        assertThat(screen.out())
                .contains(
                        "Not reproduced (openai/codex#24943): it fails, but for another reason: unix-socket-bind is granted");
    }

    @Test
    void aSandboxThatDoesNotStartIsShownByItsStart() throws Exception {
        Path definition = Files.writeString(directory.resolve("mine.yaml"), """
                name: mine
                title: Mine
                versions: ["1"]
                policies:
                  unrestricted:
                    argv: [sh, -c, "echo no namespace >&2; exit 9", "{command}"]
                """);

        assertThat(samples("sample/echo", "--sandbox", definition.toString())).isEqualTo(ExitCode.UNEXPECTED);
        assertThat(screen.out()).contains("Not known whether it is reproduced: the sandbox would");
        assertThat(PrintedLine.on(screen).execute()).isEqualTo(new Ended(9, "no namespace\n"));
    }

    @Test
    void whatAShellCannotDoHasNoLine() {
        assertThat(kit("guard/signal-outside-process", "--sandbox", "ref-enforces-nothing"))
                .isEqualTo(ExitCode.AS_EXPECTED);
        assertThat(screen.out())
                .contains(
                        "No command line can do this without Sandcheck: what runs inside needs a program that runs beside it: ");
    }

    @Test
    void whatDoesNotExistIsOneErrorAndEndsWithTwo() {
        assertThat(kit("python/forkserver-pol", "--sandbox", "ref-permits-all")).isEqualTo(ExitCode.USAGE);
        assertThat(kit("python/fork-pool[python-2.7]", "--sandbox", "ref-permits-all"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(kit("openai/codex#2494", "--sandbox", "ref-permits-all")).isEqualTo(ExitCode.USAGE);
        assertThat(kit("https://github.com/openai/codex/issues/2494", "--sandbox", "ref-permits-all"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(kit(POOL, "--sandbox", "all")).isEqualTo(ExitCode.USAGE);
        assertThat(screen.err())
                .contains("did you mean python/forkserver-pool or ")
                .contains("sandcheck: unknown scenario [python/fork-pool[python-2.7]]; known: ")
                .contains("sandcheck: unknown report [openai/codex#2494]; known: ")
                .contains("did you mean openai/codex#24943")
                .contains("--sandbox: it names ");
    }

    private int kit(String what, String... options) {
        return reproduce(RunCommand.PACKAGES, what, options);
    }

    private int samples(String what, String... options) {
        return reproduce(List.of(SAMPLES), what, options);
    }

    private int reproduce(List<String> packages, String what, String... options) {
        List<String> arguments = new ArrayList<>(List.of("reproduce", what, "--host", "process"));
        arguments.addAll(List.of(options));
        return Sandcheck.execute(screen.plain(160), packages, arguments.toArray(String[]::new));
    }

    private Path madeByTheLine() {
        Matcher made = Pattern.compile("trap 'rm -rf (\\S+)' EXIT")
                .matcher(PrintedLine.on(screen).text());
        assertThat(made.find()).isTrue();
        return Path.of(made.group(1));
    }
}
