package io.sandcheck.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandcheck.json.Json;
import io.sandcheck.report.RecordedRun.RecordedShard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTests {

    @TempDir
    Path directory;

    @Test
    void whatIsReadBackIsWhatWasWrittenAndFollowsTheSchema() throws IOException {
        RecordedShard shard = new RecordedShard(2, 3, List.of(8, 8, 8), "0123");
        RunFile file = new RunFile(List.of(SampleReports.run("a1", "2026-01-02T03:04:05Z", shard)), List.of("a note"));
        file.write(directory);

        assertThat(RunFile.read(directory)).isEqualTo(file);
        assertThat(Schemas.errorsOf(Files.readString(directory.resolve("run.json")), Schemas.RUN))
                .isEmpty();
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(directory.resolve("run.json"));
        }
    }

    @Test
    void aRunThatGoesOnFollowsTheSchemaToo() throws IOException {
        RecordedRun run = SampleReports.run("a1", "2026-01-02T03:04:05Z");
        String text = Json.line(new RunFile(List.of(run), List.of())).replace("\"2026-01-02T03:05:05Z\"", "null");

        assertThat(Schemas.errorsOf(text, Schemas.RUN)).isEmpty();
        assertThat(Schemas.errorsOf(text.replace("\"notRun\"", "\"norTun\""), Schemas.RUN))
                .hasSize(2);
    }

    @Test
    void aJournalOfAnEarlyVersionHasNone() {
        assertThat(RunFile.read(directory).runs()).isEmpty();
    }

    @Test
    void oneThatCannotBeReadIsNamed() throws IOException {
        Files.writeString(directory.resolve("run.json"), "{\"version\":1,\"runs\":7}");

        assertThatThrownBy(() -> RunFile.read(directory))
                .isInstanceOf(ReportException.class)
                .hasMessageStartingWith(
                        "Report [" + directory.resolve("run.json") + "] cannot be read: JSON of [run.json]");
    }
}
