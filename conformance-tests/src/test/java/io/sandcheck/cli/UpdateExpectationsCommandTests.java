package io.sandcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.Screen;
import io.sandcheck.cli.terminal.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class UpdateExpectationsCommandTests {

    @TempDir
    Path directory;

    private final Screen screen = new Screen();
    private Path definition;

    @BeforeEach
    void writeDefinition() throws IOException {
        definition = directory.resolve("mine/sandbox.yaml");
        Files.createDirectories(definition.getParent());
        Files.writeString(definition, """
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
    }

    @Test
    void whatARunSawIsExpectedOfTheNext() throws IOException {
        assertThat(run()).isEqualTo(ExitCode.UNEXPECTED);

        assertThat(update(Map.of(), "--reason", "bind is denied")).isZero();
        assertThat(Files.readString(definition.resolveSibling("expectations.yaml")))
                .contains(
                        "scenario: sample/socket",
                        "verdict: DEVIATES",
                        "diagnosis: unix-socket-bind-denied",
                        "reason: \"bind is denied\"");
        assertThat(screen.out()).contains("expectations.yaml was updated; check the reasons\n");
        assertThat(run()).isEqualTo(ExitCode.AS_EXPECTED);

        assertThat(update(Map.of("CI", "false"))).isZero();
        assertThat(screen.out()).contains("expectations.yaml is unchanged: there is nothing to write\n");
    }

    @Test
    void aDraftMustBeFilledInBeforeTheNextRun() throws IOException {
        assertThat(run()).isEqualTo(ExitCode.UNEXPECTED);

        assertThat(update(Map.of())).isZero();

        assertThat(screen.out()).contains("fill in the reason of each new rule");
        assertThat(run()).isEqualTo(ExitCode.USAGE);
        assertThat(screen.err()).contains("the reason is still the placeholder of a draft");
    }

    @Test
    void whatEscapesIsNotExpectedUnlessThatIsAccepted() throws IOException {
        Files.writeString(
                definition, Files.readString(definition).replace("workspace-write+network", "workspace-write"));
        assertThat(run()).isEqualTo(ExitCode.UNEXPECTED);

        assertThat(update(Map.of(), "--reason", "known")).isEqualTo(ExitCode.UNEXPECTED);

        assertThat(screen.out())
                .contains("not written: 2 results with the verdict ESCAPE; to expect that, add --accept-escapes");
        assertThat(definition.resolveSibling("expectations.yaml")).doesNotExist();
        assertThat(update(Map.of(), "--reason", "known", "--accept-escapes")).isZero();
        assertThat(run()).isEqualTo(ExitCode.AS_EXPECTED);
    }

    @Test
    void aContinuousIntegrationWritesNone() {
        UpdateExpectationsCommand command = new UpdateExpectationsCommand(screen.plain(), Map.of("CI", "true"));

        assertThatThrownBy(command::call)
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(
                        "The variable CI is set, and expectations are never written in continuous integration");
        assertThat(definition.resolveSibling("expectations.yaml")).doesNotExist();
    }

    private int run() {
        return Sandcheck.execute(
                screen.plain(),
                List.of("io.sandcheck.cli.samples"),
                "run",
                "--host",
                "process",
                "--sandbox",
                definition.toString(),
                "--out",
                directory.resolve("report").toString());
    }

    private int update(Map<String, String> environment, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of(directory.resolve("report").toString(), "--sandbox", definition.toString()));
        arguments.addAll(List.of(options));
        return new CommandLine(new UpdateExpectationsCommand(screen.plain(), environment))
                .execute(arguments.toArray(String[]::new));
    }
}
