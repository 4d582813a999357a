package io.sandcheck.report.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.expectation.Expectation;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.report.Report;
import io.sandcheck.report.SampleReports;
import io.sandcheck.report.SampleResults;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Surefire's own parser, which its reports are made with, reads of the JUnit XML. */
class SurefireParserTests {

    @TempDir
    Path directory;

    @Test
    void namesAndCountsSurviveAndTheMessageHasTheCause() throws Exception {
        List<ReportTestSuite> suites = read(
                SampleResults.conforming("python/fork-pool", SandboxPolicy.WORKSPACE_WRITE),
                SampleResults.deviating(Expectation.CONFORMS),
                SampleReports.guard(Verdict.ESCAPE, "it wrote ~/.bashrc", Expectation.CONFORMS),
                SampleResults.of(Verdict.ERROR, "the runner ended"),
                SampleResults.of(Verdict.NOT_APPLICABLE, "no Python 3.10 on this host"));

        assertThat(suites).singleElement().satisfies(suite -> {
            assertThat(suite.getNumberOfTests()).isEqualTo(5);
            assertThat(suite.getNumberOfFailures()).isEqualTo(2);
            assertThat(suite.getNumberOfErrors()).isEqualTo(1);
            assertThat(suite.getNumberOfSkipped()).isEqualTo(1);
            assertThat(suite.getTestCases())
                    .extracting(ReportTestCase::getName)
                    .contains("python/fork-pool", "python/forkserver-pool[python-3.14]", "guard/write-home");
            assertThat(suite.getTestCases())
                    .extracting(ReportTestCase::getFullClassName)
                    .containsOnly("codex@0_124_0 workspace-write");
            assertThat(suite.getTestCases().get(1).getFailureMessage())
                    .startsWith("DEVIATES, expected CONFORMS: it fails inside")
                    .contains("; The sandbox denies bind() on a Unix socket");
            assertThat(suite.getTestCases().get(2).getFailureMessage()).contains("it wrote ~/.bashrc");
        });
    }

    @Test
    void whatASandboxWroteIsReadAsText() throws Exception {
        List<ReportTestSuite> suites = read(SampleReports.hostile());

        assertThat(suites).singleElement().satisfies(suite -> assertThat(suite.getTestCases())
                .singleElement()
                .satisfies(test -> assertThat(test.getFailureDetail()).contains("<img src=x")));
    }

    private List<ReportTestSuite> read(ScenarioResult... results) throws Exception {
        try (Report report = Report.open(SampleReports.write(directory, results), false)) {
            Path file = new JunitXml().writeInto(directory, report);
            return new TestSuiteXmlParser(new NullConsoleLogger()).parse(file.toString());
        }
    }
}
