package io.sandcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.report.RecordedRun.NotRun;
import io.sandcheck.sandbox.SandboxPolicy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecordTests {

    private static final Clock END = Clock.fixed(Instant.parse("2026-01-02T04:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path directory;

    @Test
    void aRunThatWasKilledHasABeginningAndNoEnd() {
        begin(Map.of());

        assertThat(written().ended()).isNull();
        assertThat(written().outcome()).isEqualTo("killed, or still running");
    }

    @Test
    void aRunThatWasInterruptedSaysHowManyExperimentsItLeftOut() {
        RunRecord record = begin(Map.of());
        record.finished(SampleResults.conforming("a/b", SandboxPolicy.READ_ONLY));
        record.end(false, List.of());

        assertThat(written().outcome()).isEqualTo("interrupted");
        assertThat(written().ended()).isEqualTo("2026-01-02T04:00:00Z");
        assertThat(written().notRun()).last().isEqualTo(new NotRun("23 of 24 experiments", "the run was interrupted"));
    }

    @Test
    void experimentsThatWereNotMadeAreExplainedByWhatBroke() {
        begin(Map.of()).end(true, List.of("the class broke"));

        assertThat(written().outcome()).isEqualTo("complete");
        assertThat(written().notRun()).last().isEqualTo(new NotRun("24 of 24 experiments", "the class broke"));
    }

    @Test
    void credentialsOfTheEnvironmentDoNotAppear() {
        begin(Map.of("CODEX_API_KEY", "codex-secret", "LSM_TOKEN", "landlock"));

        assertThat(written().arguments()).containsExactly("run", "--sandbox", "codex");
        assertThat(written().machine()).containsEntry("lsm", "capability,[redacted: LSM_TOKEN]");
    }

    private RunRecord begin(Map<String, String> environment) {
        RecordedRun complete = SampleReports.run("a1", "2026-01-02T03:04:05Z", null, 24);
        RecordedRun begun = new RecordedRun(
                complete.id(),
                complete.started(),
                null,
                false,
                complete.sandcheck(),
                complete.arguments(),
                complete.host(),
                complete.experiments(),
                null,
                complete.sandboxes(),
                complete.machine(),
                Map.of(),
                complete.notRun());
        return RunRecord.begin(directory, begun, Redaction.of(environment), END);
    }

    private RecordedRun written() {
        return RunFile.read(directory).runs().get(0);
    }
}
