package io.sandcheck.report.sarif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

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
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.stream.IntStream;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SarifTests {

    private static final Expectation ACCEPTED =
            new Expectation(Verdict.ESCAPE, null, "example/mine#7", "the home is writable by design");

    @TempDir
    Path directory;

    @Test
    void anEscapeIsAResultOfItsGuardWithThePlaceOfTheDefinition() throws IOException {
        Map<String, Object> run =
                write(SampleReports.guard(Verdict.ESCAPE, "it wrote ~/.bashrc", Expectation.CONFORMS));

        assertThatPart(run, "results")
                .asInstanceOf(LIST)
                .singleElement(MAP)
                .containsEntry("ruleId", "guard/write-home")
                .containsEntry("level", "error")
                .containsEntry(
                        "message",
                        Map.of(
                                "text",
                                "codex@0.124.0 workspace-write: it wrote ~/.bashrc",
                                "markdown",
                                "codex@<!-- -->0.124.0 workspace-write: it wrote \\~/.bashrc"))
                .containsEntry(
                        "partialFingerprints",
                        Map.of("sandcheck/v1", "guard/write-home|codex|workspace-write|container|none"))
                .doesNotContainKey("suppressions");
        assertThat(Json.line(run))
                .contains("\"artifactLocation\":{\"uri\":\"mine/codex/sandbox.yaml\"},\"region\":{\"startLine\":12}");
    }

    @Test
    void aRuleHasTheWeaknessesOfItsRequirementsAsTags() throws IOException {
        Map<String, Object> run =
                write(SampleReports.guard(Verdict.ESCAPE, "it wrote ~/.bashrc", Expectation.CONFORMS));

        assertThat(Json.line(run)).contains("{\"tags\":[\"security\",\"external/cwe/cwe-668\"]}");
    }

    @Test
    void anEscapeThatIsExpectedIsSuppressedWithItsReason() throws IOException {
        Map<String, Object> run = write(SampleReports.guard(Verdict.ESCAPE, "it wrote", ACCEPTED));

        assertThatPart(run, "results")
                .asInstanceOf(LIST)
                .singleElement(MAP)
                .extractingByKey("suppressions")
                .isEqualTo(List.of(Map.of(
                        "kind", "external",
                        "status", "accepted",
                        "justification", "the home is writable by design (example/mine#7)")));
    }

    @Test
    void whatIsHeldIsARuleWithoutAResultAndCompatibilityIsNone() throws IOException {
        Map<String, Object> run = write(
                SampleReports.guard(Verdict.CONFORMS, "denied", Expectation.CONFORMS),
                SampleResults.deviating(Expectation.CONFORMS));

        assertThatPart(run, "results").asInstanceOf(LIST).isEmpty();
        assertThat(Json.line(run))
                .contains("\"rules\":[{\"id\":\"guard/write-home\"")
                .doesNotContain("forkserver");
    }

    /** What GitHub demands of a rule, and what Sarif.Multitool calls GH2012. */
    @Test
    void aRuleSaysWhatItIsAboutAndWhatToDo() throws IOException {
        Map<String, Object> run = write(SampleReports.guard(Verdict.CONFORMS, "denied", Expectation.CONFORMS));

        assertThat(Json.line(run))
                .contains("\"name\":\"GuardWriteHome\"")
                .contains("\"fullDescription\":{\"text\":\"The policy forbids what the guard guard/write-home tries. ")
                .contains("\"help\":{\"text\":\"Make the sandbox deny it. ");
    }

    @Test
    void aGuardThatCouldNotBeTriedIsANotification() throws IOException {
        Map<String, Object> run = write(SampleReports.guard(Verdict.ERROR, "the runner ended", Expectation.CONFORMS));

        assertThatPart(run, "results").asInstanceOf(LIST).isEmpty();
        assertThatPart(run, "invocations")
                .asInstanceOf(LIST)
                .singleElement(MAP)
                .containsEntry("executionSuccessful", false)
                .extractingByKey("toolExecutionNotifications")
                .isEqualTo(List.of(Map.of(
                        "level", "error",
                        "message",
                                Map.of(
                                        "text",
                                        "guard/write-home in codex@0.124.0 workspace-write: ERROR: the runner ended"),
                        "associatedRule", Map.of("id", "guard/write-home"))));
    }

    @Test
    void aPolicyThatIsNotEnforcedIsOneResultHoweverManyScenariosFindItOut() throws IOException {
        ScenarioResult found = SampleReports.hostile();
        Map<String, Object> run = write(found, found, SampleResults.conforming("a/b", SandboxPolicy.READ_ONLY));

        assertThatPart(run, "results")
                .asInstanceOf(LIST)
                .singleElement(MAP)
                .containsEntry("ruleId", "policy-not-enforced");
    }

    @Test
    void theTextIsInParagraphsAndNoneIsLong() throws IOException {
        Map<String, Object> run = write(SampleReports.hostile());

        assertThatPart(run, "results")
                .asInstanceOf(LIST)
                .singleElement(MAP)
                .extractingByKey("message", MAP)
                .satisfies(message -> {
                    assertThat((String) message.get("text"))
                            .contains("\n\nSeen: ")
                            .contains("\n\nWhat to do: ");
                    assertThat((String) message.get("markdown"))
                            .doesNotContain("<img")
                            .doesNotContain("<script");
                    assertThat(Objects.toString(message.get("text")).split("\n\n"))
                            .allMatch(part -> part.length() < 3_000);
                });
    }

    @Test
    void thereAreNoMoreResultsThanReadersTakeAndTheRestIsSaid() throws IOException {
        ScenarioResult[] results = IntStream.range(0, Contents.MOST_RESULTS + 2)
                .mapToObj(i -> SampleReports.guard(Verdict.ESCAPE, "it wrote file " + i, Expectation.CONFORMS))
                .toArray(ScenarioResult[]::new);
        Map<String, Object> run = write(results);

        assertThatPart(run, "results").asInstanceOf(LIST).hasSize(Contents.MOST_RESULTS);
        assertThat(Json.line(run)).contains("2 more escapes are in results.jsonl");
    }

    @ParameterizedTest
    @CsvSource({"https://example.org/sandcheck, true", "https://github.com/OWNER/sandcheck, false", "file:///x, false"})
    void onlyAnAddressThatSomebodyHasGivenIsTold(String address, boolean told) {
        Attributes attributes = new Attributes();
        attributes.putValue("Implementation-URL", address);

        assertThat(ToolAddress.in(attributes).isPresent()).isEqualTo(told);
    }

    private static ObjectAssert<Object> assertThatPart(Map<String, Object> run, String key) {
        return assertThat(run.get(key));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> write(ScenarioResult... results) throws IOException {
        try (Report report = Report.open(SampleReports.write(directory, results), false)) {
            String text = Files.readString(new Sarif().writeInto(directory, report));
            assertThat(Schemas.errorsOf(text, Schemas.SARIF)).isEmpty();
            List<Map<String, Object>> runs =
                    (List<Map<String, Object>>) Json.readObject(text, "SARIF").getOrDefault("runs", List.of());
            return runs.get(0);
        }
    }
}
