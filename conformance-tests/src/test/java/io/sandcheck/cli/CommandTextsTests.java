package io.sandcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.cli.terminal.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts in docs/commands, which the script shows, are the same as the help of the commands. */
class CommandTextsTests {

    private static final Path TEXTS = Path.of("../docs/commands");

    private final Screen screen = new Screen();

    static List<String> commands() throws IOException {
        try (Stream<Path> texts = Files.list(TEXTS)) {
            return texts.map(text -> text.getFileName().toString().replace(".txt", ""))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isWhatTheCommandSays(String command) throws IOException {
        String[] words = command.equals("sandcheck") ? new String[] {"--help"} : new String[] {command, "--help"};

        Sandcheck.execute(screen.plain(80), words);

        assertThat(TEXTS.resolve(command + ".txt"))
                .as("docs/commands is written by .ci/commands, after a build")
                .hasContent(screen.out());
    }

    @Test
    void pageOfRequirementsIsWhatTheCommandWrites() {
        Sandcheck.execute(screen.plain(), "list", "--markdown");

        assertThat(Path.of("../docs/requirements.md"))
                .as("docs/requirements.md is written by .ci/commands, after a build")
                .hasContent(screen.out());
        assertThat(screen.out())
                .contains("### SC-GIT-01 MUST\n", "[openai/codex#23661](https://github.com/openai/codex/issues/23661)");
    }
}
