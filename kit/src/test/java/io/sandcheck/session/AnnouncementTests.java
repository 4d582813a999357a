package io.sandcheck.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.host.Python;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Output;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnnouncementTests {

    private static final Python PYTHON = new Python("3.14", "/usr/bin/python3");
    private static final String LINE = "sandcheck-began-391\n";

    private final Announcement announcement = new Announcement(Announcer.SHELL, 17, 23);

    @Test
    void lineIsTakenOutAndWhatIsAroundItStays() {
        CommandResult result = result("", "warning" + LINE + "of the command\n");

        assertThat(announcement.seenIn(result)).isTrue();
        Output stderr = announcement.takenFrom(result).stderr();
        assertThat(stderr.text()).isEqualTo("warningof the command\n");
        assertThat(stderr.totalBytes()).isEqualTo(22);
        assertThat(stderr.truncated()).isFalse();
    }

    @Test
    void lineCountsOnStandardOutputTooAndAsATerminalEndsIt() {
        CommandResult result = result("sandcheck-began-391\r\nout\n", "");

        assertThat(announcement.seenIn(result)).isTrue();
        assertThat(announcement.takenFrom(result).stdout().text()).isEqualTo("out\n");
    }

    @ParameterizedTest
    @EnumSource
    void sandboxThatQuotesItsCommandLineDoesNotAnnounceIt(Announcer announcer) {
        Announcement unique = Announcement.by(announcer);
        List<String> argv = unique.before(List.of("true"), PYTHON);

        for (String separator : List.of(" ", "\" \"", ", ", "\n", "", "-", ":")) {
            assertThat(unique.seenIn(result("", "panic: " + String.join(separator, argv) + "\n")))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void itIsTakenFromACommandLineThatHasASandboxAroundIt(Announcer announcer) {
        Announcement unique = Announcement.by(announcer);
        List<String> argv = new ArrayList<>(List.of("bwrap", "--"));
        argv.addAll(unique.before(List.of("echo", "x"), PYTHON));

        assertThat(Announcement.in(argv)).contains(unique);
        assertThat(unique.takenFrom(argv)).containsExactly("bwrap", "--", "echo", "x");
        assertThat(Announcement.in(List.of("echo", "x"))).isEmpty();
    }

    @Test
    void anotherCommandsLineIsNotTaken() {
        assertThat(announcement.seenIn(result("", "sandcheck-began-392\n"))).isFalse();
    }

    @Test
    void commandMayHaveBegunIfTheLineMayHaveBeenLeftOut() {
        Output flood = new Output(new byte[10], new byte[10], 1000);

        assertThat(announcement.seenIn(result("", "").withOutput(Output.EMPTY, flood)))
                .isTrue();
    }

    private static CommandResult result(String stdout, String stderr) {
        return new CommandResult(
                List.of("true"), 2, null, false, output(stdout), output(stderr), Duration.ZERO, List.of());
    }

    private static Output output(String text) {
        return new Output(text.getBytes(UTF_8), new byte[0], text.length());
    }
}
