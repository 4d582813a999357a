package io.sandcheck.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AnswerLinesTests {

    private static final Duration SHORT = Duration.ofMillis(1);
    private static final int MEGABYTE = 1 << 20;

    private final AnswerLines lines = new AnswerLines();

    @Test
    void linesArriveInOrderHoweverTheyAreCut() throws Exception {
        write("on");
        write("e\ntwo\nth");

        assertThat(lines.next(SHORT)).contains("one");
        assertThat(lines.next(SHORT)).contains("two");
        assertThat(lines.next(SHORT)).isEmpty();
    }

    @Test
    void onlySoMuchIsKeptThatNobodyTakes() throws Exception {
        String line = "x".repeat(MEGABYTE - 1) + "\n";
        for (int i = 0; i < 100; i++) {
            write(line);
        }

        for (int i = 0; i < 65; i++) {
            assertThat(lines.next(SHORT)).isPresent();
        }
        assertThatThrownBy(() -> lines.next(SHORT))
                .isInstanceOf(AnswerLines.EndedException.class)
                .hasMessage("it wrote more than 67108864 bytes at once");
    }

    @Test
    void whatIsTakenMakesRoom() throws Exception {
        String line = "x".repeat(MEGABYTE - 1) + "\n";
        for (int i = 0; i < 100; i++) {
            write(line);
            assertThat(lines.next(SHORT)).isPresent();
        }
    }

    private void write(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        lines.write(bytes, 0, bytes.length);
    }
}
