package io.sandcheck.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Output;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnouncementTests {

    private static final String LINE = "sandcheck-begins:123\n";

    private final Announcement announcement = new Announcement("123");

    @Test
    void lineIsTakenOutAndWhatIsAroundItStays() {
        assertThat(announcement.takenFrom(result("", "warning" + LINE + "of the command\n")))
                .hasValueSatisfying(begun -> {
                    assertThat(begun.stderr().text()).isEqualTo("warningof the command\n");
                    assertThat(begun.stderr().totalBytes()).isEqualTo(22);
                    assertThat(begun.stderr().truncated()).isFalse();
                });
    }

    @Test
    void lineCountsOnStandardOutputToo() {
        assertThat(announcement.takenFrom(result(LINE + "out\n", "")))
                .hasValueSatisfying(begun -> assertThat(begun.stdout().text()).isEqualTo("out\n"));
    }

    @Test
    void sandboxThatQuotesItsCommandLineDoesNotAnnounceIt() {
        List<String> argv = announcement.before(List.of("true"));

        for (String separator : List.of(" ", "\" \"", ", ", "\n", "")) {
            assertThat(announcement.takenFrom(result("", "panic: " + String.join(separator, argv) + "\n")))
                    .isEmpty();
        }
    }

    @Test
    void anotherCommandsLineIsNotTaken() {
        assertThat(announcement.takenFrom(result("", "sandcheck-begins:124\n"))).isEmpty();
    }

    @Test
    void commandMayHaveBegunWhereTheLineMayHaveBeenLeftOut() {
        Output flood = new Output(new byte[10], new byte[10], 1000);

        assertThat(announcement.takenFrom(result("", "").withOutput(Output.EMPTY, flood)))
                .isPresent();
    }

    private static CommandResult result(String stdout, String stderr) {
        return new CommandResult(
                List.of("true"), 2, null, false, output(stdout), output(stderr), Duration.ZERO, List.of());
    }

    private static Output output(String text) {
        return new Output(text.getBytes(UTF_8), new byte[0], text.length());
    }
}
