package io.sandcheck.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.cli.Sandcheck;
import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.Screen;
import io.sandcheck.conformance.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sandbox of which the distribution has a newer version than its definition was written for. */
class DistributionIT {

    @TempDir
    Path directory;

    private final Screen screen = new Screen();

    @BeforeAll
    static void requireAnEngine() {
        Engine.require();
    }

    @BeforeEach
    void writeDefinition() throws IOException {
        Files.writeString(directory.resolve("sandbox.yaml"), """
                name: mine
                title: Mine
                versions: ["0.13"]
                install:
                  dockerfile: Dockerfile
                  version: [cat, /opt/version]
                policies:
                  unrestricted: {argv: ["{command}"]}
                """);
        Files.writeString(directory.resolve("Dockerfile"), """
                ARG SANDCHECK_IMAGE_PYTHON
                FROM ${SANDCHECK_IMAGE_PYTHON}
                ARG VERSION
                # The mirror of a distribution that has 0.14.0 now.
                RUN echo "mine ${VERSION:-0.14.0} (of a distribution)" >/opt/version
                """);
        Files.writeString(directory.resolve("expectations.yaml"), """
                - scenario: ipc/unix-socketpair
                  versions: "<0.14"
                  verdict: DEVIATES
                  reason: it did until 0.14
                """);
    }

    @Test
    void whatTheDistributionHasIsInstalledToldAndJudgedByTheRulesForIt() {
        int exitCode = run(directory.toString());

        assertThat(exitCode).as(screen.out() + screen.err()).isEqualTo(ExitCode.AS_EXPECTED);
        assertThat(screen.out()).contains("mine@0.14.0").doesNotContain("mine@0.13");
        assertThat(screen.err()).contains("mine@0.14.0 is installed; its definition was written for 0.13\n");
    }

    @Test
    void aVersionThatIsNamedIsInstalledAndNoOther() {
        int exitCode = run(directory + "@0.13");

        assertThat(exitCode).as(screen.out() + screen.err()).isEqualTo(ExitCode.UNEXPECTED);
        assertThat(screen.out()).contains("mine@0.13").doesNotContain("mine@0.14.0");
    }

    @Test
    void aVersionThatCannotBeInstalledIsOneLineAndTheOthersRun() throws IOException {
        Files.writeString(directory.resolve("Dockerfile"), """
                ARG SANDCHECK_IMAGE_PYTHON
                FROM ${SANDCHECK_IMAGE_PYTHON}
                ARG VERSION
                RUN echo "E: Version '$VERSION' for 'mine' was not found" >&2; exit 100
                """);

        int exitCode = run("ref-permits-all", "--sandbox", directory + "@9");

        assertThat(exitCode).as(screen.out() + screen.err()).isEqualTo(ExitCode.BROKEN);
        assertThat(screen.out()).contains("1 conforms").doesNotContain("ERROR");
        assertThat(screen.err())
                .contains("sandcheck: mine@9 is not available (versions in its definition: 0.13): Image [mine-9]"
                        + " cannot be built: E: Version '9' for 'mine' was not found\n");
    }

    private int run(String sandbox, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "run",
                "--host",
                "container",
                "--strict",
                "--verbose",
                "--out",
                directory.resolve("report").toString(),
                "--sandbox",
                sandbox,
                "--scenario",
                "ipc/unix-socketpair"));
        words.addAll(List.of(more));
        return Sandcheck.execute(screen.plain(), words.toArray(String[]::new));
    }
}
