package io.sandcheck.report.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import io.sandcheck.expectation.Expectation;
import io.sandcheck.json.Json;
import io.sandcheck.report.Report;
import io.sandcheck.report.SampleReports;
import io.sandcheck.report.SampleResults;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CtrfJsonTests {

    @TempDir
    Path directory;

    @Test
    void eachResultIsATestAndTheCountsAreTheirs() throws IOException {
        SampleReports.write(
                directory,
                SampleResults.conforming("python/fork-pool", SandboxPolicy.READ_ONLY),
                SampleResults.deviating(Expectation.CONFORMS),
                SampleResults.of(Verdict.NOT_APPLICABLE, "no Python 3.10 on this host"),
                SampleResults.of(Verdict.ERROR, "the runner ended"));
        Map<String, Object> document;
        try (Report report = Report.open(directory, false)) {
            document = Json.readObject(Files.readString(new CtrfJson().writeInto(directory, report)), "CTRF");
        }

        assertThat(document).containsEntry("reportFormat", "CTRF").containsKey("specVersion");
        assertThat(document.get("results"))
                .asInstanceOf(MAP)
                .containsKeys("tool", "summary", "tests")
                .satisfies(results -> assertThat(results.get("summary"))
                        .asInstanceOf(MAP)
                        .containsEntry("tests", 4)
                        .containsEntry("passed", 1)
                        .containsEntry("failed", 2)
                        .containsEntry("skipped", 1))
                .satisfies(results -> assertThat(results.get("tests"))
                        .asInstanceOf(LIST)
                        .element(1, MAP)
                        .containsEntry("name", "python/forkserver-pool[python-3.14] in codex@0.124.0 workspace-write")
                        .containsEntry("status", "failed")
                        .containsEntry("rawStatus", "DEVIATES")
                        .extractingByKey("message")
                        .asString()
                        .startsWith("DEVIATES, expected CONFORMS: it fails inside"));
    }
}
