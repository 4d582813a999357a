package io.sandcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.cli.run.RunCommand;
import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.Screen;
import io.sandcheck.json.Json;
import io.sandcheck.report.RecordedRun;
import io.sandcheck.report.RecordedRun.NotRun;
import io.sandcheck.report.RecordedSandbox;
import io.sandcheck.report.RunFile;
import io.sandcheck.report.publication.Publication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandcheckTests {

    private static final String SAMPLES = "io.sandcheck.cli.samples";

    @TempDir
    Path directory;

    private final Screen screen = new Screen();

    @Test
    void aRunWithAnUnexpectedDeviationSaysSoAndEndsWithOne() throws IOException {
        int exitCode = run("--sandbox", "ref-denies-bind", "--policy", "workspace-write");

        assertThat(exitCode).isEqualTo(ExitCode.UNEXPECTED);
        assertThat(screen.out())
                .contains("""
                        Security:      not tested
                        Compatibility: 1 conforms, 1 deviates

                        1 more scenario: no deviation; --verbose shows each

                                  ref-denies-bind@1
                                  ww
                        sample
                          socket  dev!

                        ok=conforms, dev=deviates, !=not as expected
                        ww=workspace-write

                        NOT AS EXPECTED: 1 result

                        DEVIATES  ref-denies-bind
                          in:   ref-denies-bind@1 workspace-write: sample/socket
                        """)
                .contains("[unix-socket-bind-denied] (certain)\n", "probe unix-socket-bind: bind [Errno 1] EPERM\n")
                .endsWith("\n1 of 2 results not as expected. GATE: fail\n");
        assertThat(screen.err().lines().filter(line -> line.startsWith("[")))
                .hasSize(2)
                .anyMatch(line -> line.matches("\\[[12]/2] sample/socket in ref-denies-bind@1 workspace-write:"
                        + " DEVIATES unix-socket-bind-denied, NOT AS EXPECTED.*"));
        assertThat(Files.readAllLines(directory.resolve("results.jsonl"))).hasSize(2);
        assertThat(directory.resolve("junit.xml")).content().contains("<failure type=\"unix-socket-bind-denied\"");
        assertThat(directory.resolve("summary.md"))
                .content()
                .startsWith("## Sandcheck: 1 of 2 results not as expected\n");
        assertThat(Publication.FORMATS).allMatch(format -> Files.exists(directory.resolve(format.fileName())));
    }

    @Test
    void aRunRecordsWhereItRanAndWhatItLeftOut() {
        run("--sandbox", "ref-permits-all", "--scenario", "*/echo", "--policy", "unrestricted");

        RecordedRun run = RunFile.read(directory).runs().get(0);
        assertThat(run.outcome()).isEqualTo("complete");
        assertThat(run.experiments()).isEqualTo(1);
        assertThat(run.arguments()).startsWith("run", "--host", "process").endsWith("--policy", "unrestricted");
        assertThat(run.machine()).containsKeys("kernel.release", "lsm", "os", "java");
        assertThat(run.places()).containsOnlyKeys("this machine", "ref-permits-all@1, unrestricted");
        assertThat(run.sandboxes()).singleElement().satisfies(sandbox -> {
            assertThat(sandbox.definition()).endsWith("/sandboxes/ref-permits-all/sandbox.yaml");
            assertThat(sandbox.policyLines().get("unrestricted")).isGreaterThan(1);
            assertThat(sandbox)
                    .isEqualTo(new RecordedSandbox(
                            "ref-permits-all",
                            "1",
                            "Reference sandbox that permits everything",
                            sandbox.definition(),
                            "this machine",
                            sandbox.policyLines()));
        });
        assertThat(run.notRun())
                .anyMatch(left -> left.what().contains("codex") && left.why().equals("not named by --sandbox"))
                .contains(
                        new NotRun("1 scenario", "not chosen by --scenario"),
                        new NotRun(
                                "policies read-only, read-only+network, workspace-write, workspace-write+allowlist, workspace-write+network",
                                "not chosen by --policy"));
    }

    @Test
    void aRunAsExpectedEndsWithZero() {
        int exitCode = run("--sandbox", "ref-permits-all", "--jobs", "1");

        assertThat(screen.err()).doesNotContain("sandcheck:");
        assertThat(exitCode).isEqualTo(ExitCode.AS_EXPECTED);
        assertThat(screen.out()).contains("Compatibility: 2 conform\n", "All 2 results as expected. GATE: pass\n");
    }

    @Test
    void startsThatWereRepeatedAreToldAtTheEnd() {
        int exitCode = run("--sandbox", "ref-crashes-at-start", "--scenario", "*/echo");

        assertThat(exitCode).isEqualTo(ExitCode.AS_EXPECTED);
        assertThat(screen.out())
                .contains("Note: 6 starts of ref-crashes-at-start@1 failed at random, and were repeated\n");
    }

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
    void aClassThatFailsBeforeItsScenariosRunIsAFaultOfTheKit() {
        int exitCode = execute("io.sandcheck.cli.broken", runArguments("--sandbox", "ref-permits-all"));

        assertThat(exitCode).isEqualTo(ExitCode.BROKEN);
        assertThat(screen.err())
                .startsWith("sandcheck: java.lang.IllegalStateException: the class broke\n")
                .contains(" is not complete (results are missing): 0 of 1 result\n");
        assertThat(screen.out()).isEmpty();
    }

    @Test
    void twoScenariosOfOneIdAreRefused() {
        assertThat(execute("io.sandcheck.cli.twice", "list", "scenarios")).isEqualTo(ExitCode.USAGE);
        assertThat(screen.err())
                .startsWith("sandcheck: Scenario id [sample/twice] is used twice, by [")
                .endsWith("]; rename one\n");
    }

    @Test
    void scenariosAreListedInPlainWordsAndAsJson() {
        assertThat(execute(SAMPLES, "list", "scenarios", "--details")).isEqualTo(ExitCode.AS_EXPECTED);
        assertThat(screen.out()).isEqualTo("""
                        sample
                          sample/echo    SHOULD
                              under workspace-write, workspace-write+network, unrestricted
                          sample/socket  MUST
                              from openai/codex#24943
                              needs unix-socket-bind
                              under workspace-write, workspace-write+network, unrestricted

                        """);

        Screen json = new Screen();
        Sandcheck.execute(json.plain(), List.of(SAMPLES), "list", "scenarios", "--json");
        assertThat(Json.readObject(json.out(), "list"))
                .containsEntry(
                        "scenarios",
                        List.of(
                                Map.of(
                                        "id", "sample/echo",
                                        "level", "SHOULD",
                                        "says", "",
                                        "requirements", List.of(),
                                        "source", List.of(),
                                        "requires", List.of(),
                                        "policies",
                                                List.of("workspace-write", "workspace-write+network", "unrestricted"),
                                        "pythons", List.of()),
                                Map.of(
                                        "id", "sample/socket",
                                        "level", "MUST",
                                        "says", "",
                                        "requirements", List.of(),
                                        "source", List.of("openai/codex#24943"),
                                        "requires", List.of("unix-socket-bind"),
                                        "policies",
                                                List.of("workspace-write", "workspace-write+network", "unrestricted"),
                                        "pythons", List.of())));
    }

    @Test
    void sandboxesAreListedAndThoseThatNobodyMakesApart() {
        assertThat(execute(SAMPLES, "list", "sandboxes", "--details")).isEqualTo(ExitCode.AS_EXPECTED);
        assertThat(screen.out())
                .startsWith("Sandboxes\n  bubblewrap  ")
                .containsSubsequence(
                        "\nReference sandboxes, each of which shows one thing\n",
                        "  ref-permits-all ",
                        "      versions 1\n",
                        "      policies unrestricted\n")
                .containsOnlyOnce("Reference sandboxes");
    }

    @Test
    void aScenarioIsListedInASentenceWithItsRequirement() {
        execute("io.sandcheck.conformance", "list", "scenarios");

        assertThat(screen.out())
                .containsPattern(
                        "\n {2}git/commit {2,}MUST {4}SC-GIT-\\d\\d {2,}git commits in an existing repository\n");
    }

    @Test
    void whatARunWouldBeMadeOfIsListed() {
        assertThat(execute(
                        "io.sandcheck.conformance",
                        "list",
                        "--host",
                        "process",
                        "--sandbox",
                        "ref-confines",
                        "--policy",
                        "workspace-write"))
                .isEqualTo(ExitCode.AS_EXPECTED);

        assertThat(screen.out())
                .contains("\n  ref-confines  ", "\n  ipc/unix-socketpair ")
                .doesNotContain("ref-permits-all", "startup/names-cause");
    }

    @Test
    void listedSandboxSaysWhichVersionDoesNotOfferAPolicyAndWhereItRuns() {
        execute(SAMPLES, "list", "sandboxes", "--details");

        assertThat(screen.out())
                .containsSubsequence(
                        "codex ",
                        "    0.114.0 does not offer workspace-write+allowlist, unrestricted\n",
                        "codex-landlock ")
                .containsSubsequence("codex-seatbelt ", "    runs on macos only: not run on linux\n");
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

    private Path definition(String keys) throws IOException {
        Path definition = directory.resolve("mine/sandbox.yaml");
        Files.createDirectories(definition.getParent());
        return Files.writeString(definition, "name: mine\ntitle: Mine\n" + keys);
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

    private int run(String... arguments) {
        return execute(SAMPLES, runArguments(arguments));
    }

    private String[] runArguments(String... arguments) {
        List<String> all = new ArrayList<>(List.of("run", "--host", "process", "--out", directory.toString()));
        all.addAll(List.of(arguments));
        return all.toArray(String[]::new);
    }

    private int execute(String scenarios, String... arguments) {
        return Sandcheck.execute(screen.plain(), List.of(scenarios), arguments);
    }
}
