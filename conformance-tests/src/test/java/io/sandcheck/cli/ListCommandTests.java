package io.sandcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.Screen;
import io.sandcheck.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lists of scenarios, sandboxes and the like. */
class ListCommandTests extends AtCommandLine {

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
                        "\nReference sandboxes, with one known fault each, or none\n",
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
    void onANarrowTerminalTheSentenceHasItsOwnLines() {
        Sandcheck.execute(screen.terminal(80), List.of("io.sandcheck.conformance"), "list", "scenarios");

        assertThat(screen.out())
                .containsPattern("\n {2}git/commit\n {6}MUST SC-GIT-\\d\\d git commits in an existing repository\n");
        assertThat(screen.out().lines()).allMatch(line -> line.length() <= 80);
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
}
