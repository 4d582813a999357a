package io.sandcheck.shell;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellScriptTests {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "one line\n",
                "no line break at its end",
                "$HOME `id` 'quoted' \\ \"twice\"\n\ttab\n",
                "END\nEND_\n",
                "\u001b[31m\n",
                "caf\u00e9 \u202e\n",
                "\n\n",
            })
    void aFileIsWrittenByteForByte(String content) throws Exception {
        Path file = directory.resolve("it's below/file");

        run(new ShellScript().write(file.toString(), content.getBytes(UTF_8), false));

        assertThat(Files.readString(file)).isEqualTo(content);
        assertThat(Files.isExecutable(file)).isFalse();
    }

    @Test
    void bytesThatAreNoTextAreWrittenToo() throws Exception {
        Path file = directory.resolve("bytes");
        byte[] content = "\u0000\u00ff\n".getBytes(ISO_8859_1);

        run(new ShellScript().write(file.toString(), content, true));

        assertThat(Files.readAllBytes(file)).isEqualTo(content);
        assertThat(Files.isExecutable(file)).isTrue();
    }

    @Test
    void whatAPersonCanReadIsShownAsItIs() {
        assertThat(new ShellScript().write("/a/b", "print(1)\n".getBytes(UTF_8), false))
                .hasToString("mkdir -p /a\ncat > /a/b <<'END'\nprint(1)\nEND");
    }

    @Test
    void aScriptIsTheInputOfACommandWhateverItsOwnLinesAre() throws Exception {
        ShellScript script = new ShellScript().command("echo", "it's $HOME").line("cat <<'END'\nEND\nexit 3");

        assertThat(script.asInputOf("sh")).startsWith("sh <<'END_'\n");
        Process process = start(script.asInputOf("sh"));
        assertThat(process.inputReader().readLine()).isEqualTo("it's $HOME");
        assertThat(process.waitFor()).isEqualTo(3);
    }

    private void run(ShellScript script) throws Exception {
        assertThat(start(script.asInputOf("sh")).waitFor()).isZero();
    }

    private Process start(String command) throws IOException {
        return new ProcessBuilder("sh", "-c", command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
