package io.sandcheck.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.expectation.Expectation;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.json.Json;
import io.sandcheck.report.Report;
import io.sandcheck.report.SampleReports;
import io.sandcheck.report.SampleResults;
import io.sandcheck.report.Schemas;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportJsonTests {

    @TempDir
    Path directory;

    @Test
    void aReportFollowsItsSchemaAndHasTheResultsOfTheJournal() throws IOException {
        String text = write(
                SampleResults.conforming("python/fork", SandboxPolicy.READ_ONLY),
                SampleResults.deviating(Expectation.CONFORMS),
                SampleReports.guard(Verdict.ESCAPE, "it wrote", Expectation.CONFORMS));

        assertThat(Schemas.errorsOf(text, Schemas.REPORT)).isEmpty();
        Map<String, Object> report = Json.readObject(text, "report");
        assertThat(report).containsEntry("version", 1);
        assertThat(report.get("counts"))
                .isEqualTo(Map.of(
                        "results",
                        3,
                        "notAsExpected",
                        2,
                        "betterThanExpected",
                        0,
                        "compatibility",
                        Map.of("CONFORMS", 1, "DEVIATES", 1),
                        "security",
                        Map.of("ESCAPE", 1),
                        "guidance",
                        Map.of(),
                        "notRun",
                        0));
        List<String> lines = Files.readAllLines(directory.resolve("results.jsonl"));
        assertThat(report.get("results"))
                .isEqualTo(lines.stream()
                        .map(line -> Json.readObject(line, "line"))
                        .toList());
    }

    @Test
    void anEmptyReportFollowsItsSchema() throws IOException {
        assertThat(Schemas.errorsOf(write(), Schemas.REPORT)).isEmpty();
    }

    @Test
    void aDocumentWithoutAVersionOrWithAnotherDoesNotFollowTheSchema() throws IOException {
        String text = write(SampleResults.conforming("python/fork", SandboxPolicy.READ_ONLY));

        assertThat(Schemas.errorsOf(text.replace("\"version\" : 1,", ""), Schemas.REPORT))
                .isNotEmpty();
        assertThat(Schemas.errorsOf(text.replace("\"version\" : 1,", "\"version\" : 2,"), Schemas.REPORT))
                .isNotEmpty();
    }

    private String write(ScenarioResult... results) throws IOException {
        try (Report report = Report.open(SampleReports.write(directory, results), false)) {
            return Files.readString(new ReportJson().writeInto(directory, report));
        }
    }
}
