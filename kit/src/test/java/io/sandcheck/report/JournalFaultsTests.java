package io.sandcheck.report;

import static io.sandcheck.report.SampleResults.EXPECTED_DEVIATION;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.sandbox.SandboxPolicy;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Journals that cannot be written, or are not whole. */
class JournalFaultsTests extends WithJournal {

    @Test
    void whatComesAfterTheEndIsLeftOut() throws IOException {
        Journal journal = Journal.open(directory, NO_SECRETS);
        journal.close();
        journal.finished(SampleResults.conforming("a/b", SandboxPolicy.READ_ONLY));

        assertThat(journal.file()).isEmptyFile();
    }

    @Test
    void aSecondRunIsRefusedWhileTheFirstOneWrites() {
        try (Journal journal = Journal.open(directory, NO_SECRETS)) {
            assertThatThrownBy(() -> Journal.open(directory, NO_SECRETS))
                    .isInstanceOf(ReportException.class)
                    .hasMessage(
                            "Report [%s] is being written by another run; choose another directory", journal.file());
        }
    }

    @Test
    void aFileInThePlaceOfTheDirectoryIsRefused() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> Journal.open(file, NO_SECRETS))
                .isInstanceOf(ReportException.class)
                .hasMessage(
                        "Report [%s] cannot be written: [%s] is not a directory; choose another directory, or correct this one",
                        file, file);
    }

    @Test
    void aDirectoryThatCannotBeMadeIsRefused() {
        assertThatThrownBy(() -> Journal.open(Path.of("/proc/sandcheck"), NO_SECRETS))
                .isInstanceOf(ReportException.class)
                .hasMessage("Report [/proc/sandcheck] cannot be written: [/proc/sandcheck] cannot be made;"
                        + " choose another directory, or correct this one");
    }

    @Test
    void aFullDeviceEndsTheJournalWithOneClearError() throws IOException {
        Path device = Path.of("/dev/full");
        Journal journal = new Journal(device, FileChannel.open(device, StandardOpenOption.WRITE), NO_SECRETS);
        ScenarioResult result = SampleResults.conforming("a/b", SandboxPolicy.READ_ONLY);

        String message = "Report [/dev/full] could not be continued: No space left on device; it ends before [a/b]";
        assertThatThrownBy(() -> journal.finished(result)).hasMessage(message);
        assertThatThrownBy(() -> journal.started(result.subject(), result.setting()))
                .hasMessage(message);
    }

    @Test
    void anInterruptedTestDoesNotEndTheReport() throws IOException {
        Path text = directory.resolve("text");
        try (Journal journal = Journal.open(directory, NO_SECRETS)) {
            Thread.currentThread().interrupt();
            journal.finished(SampleResults.conforming("a/b", SandboxPolicy.READ_ONLY));
            ReportDirectory.replace(text, out -> out.write('x'));
            assertThat(Thread.interrupted()).isTrue();
            journal.finished(SampleResults.conforming("a/c", SandboxPolicy.READ_ONLY));
        }

        assertThat(read(directory.resolve(Journal.FILE_NAME)))
                .extracting(RecordedResult::scenario)
                .containsExactly("a/b", "a/c");
        assertThat(text).hasContent("x");
    }

    @Test
    void aLastLineWithoutItsEndIsLeftOut() throws IOException {
        Path file = directory.resolve(Journal.FILE_NAME);
        try (Journal journal = Journal.open(directory, NO_SECRETS)) {
            journal.finished(SampleResults.conforming("a/b", SandboxPolicy.READ_ONLY));
            journal.finished(SampleResults.conforming("a/c", SandboxPolicy.READ_ONLY));
        }
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));

        assertThat(read(file)).extracting(RecordedResult::scenario).containsExactly("a/b");
    }

    @Test
    void aLineThatIsNoResultIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve(Journal.FILE_NAME), "[]\n", UTF_8);

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(ReportException.class)
                .hasMessage(
                        "Report [%s] cannot be read by this version: JSON of [byte 0]: expected an object, not \"[]\"",
                        file);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "capability":"unix-socket-bind","syscall" | "capability":"Unix socket","syscall"
                    "members":["parent",                      | "members":[
                    "repeatedStarts":[]                       | "repeatedStarts":null
                    "leftBehind":[]                           | "leftBehind":[null]
                    "reason":"                                | "unreason":"
                    """)
    void damagedLineIsToldInOneSentence(String part, String damage) throws IOException {
        try (Journal journal = Journal.open(directory, NO_SECRETS)) {
            journal.finished(SampleResults.deviating(EXPECTED_DEVIATION));
            journal.finished(SampleResults.ofFamily(SampleFamilies.LOST_AND_NARROWER));
        }
        Path file = directory.resolve(Journal.FILE_NAME);
        String whole = Files.readString(file);
        assertThat(whole).contains(part);
        Files.writeString(file, whole.replace(part, damage));

        assertThatThrownBy(() -> Report.open(directory, false))
                .isInstanceOf(ReportException.class)
                .hasMessageStartingWith("Report [%s] cannot be read by this version: JSON of [byte ".formatted(file));
    }
}
