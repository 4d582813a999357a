package io.sandcheck.report.badge;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.expectation.Expectation;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.report.Report;
import io.sandcheck.report.RunFile;
import io.sandcheck.report.SampleReports;
import io.sandcheck.report.SampleResults;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class BadgeTests {

    private static final ScenarioResult CONFORMING = SampleResults.conforming("a/b", SandboxPolicy.READ_ONLY);

    @TempDir
    Path directory;

    @Test
    void allThatConformsIsGreenAndSaysSo() throws Exception {
        assertThat(badge(
                        CONFORMING,
                        SampleReports.guard(Verdict.CONFORMS, "it is denied", Expectation.CONFORMS),
                        SampleResults.of(Verdict.NOT_APPLICABLE, "no Python 3.10")))
                .isEqualTo("sandcheck: 1 of 1 conform, no escape #1a7f37");
    }

    @Test
    void shieldsIsToldTheSame() {
        Path run = SampleReports.write(directory, CONFORMING);
        try (Report report = Report.open(run, false)) {
            assertThat(new ShieldsEndpoint().writeInto(run, report)).content().isEqualToIgnoringWhitespace("""
                    {
                      "schemaVersion": 1,
                      "label": "sandcheck",
                      "message": "1 of 1 conform, security not tested",
                      "color": "#9a6700"
                    }
                    """);
        }
    }

    @Test
    void withoutAGuardSecurityIsNotTestedAndNothingIsGreen() throws Exception {
        assertThat(badge(CONFORMING)).isEqualTo("sandcheck: 1 of 1 conform, security not tested #9a6700");
    }

    @Test
    void aRunThatIsNotCompleteIsRedAndSaysSo() throws Exception {
        Path run = SampleReports.write(directory, CONFORMING);
        new RunFile(List.of(SampleReports.interrupted(24)), List.of()).write(run);

        assertThat(badgeOf(run)).isEqualTo("sandcheck: incomplete: 1 of 1 conform, security not tested #cf222e");
    }

    @Test
    void aDeviationThatIsExpectedIsAmber() throws Exception {
        assertThat(badge(CONFORMING, SampleResults.deviating(SampleResults.EXPECTED_DEVIATION)))
                .isEqualTo("sandcheck: 1 of 2 conform, security not tested #9a6700");
    }

    @Test
    void anEscapeIsRedThoughItIsExpected() throws Exception {
        Expectation accepted = new Expectation(Verdict.ESCAPE, null, null, "by design");
        assertThat(badge(CONFORMING, SampleReports.guard(Verdict.ESCAPE, "it wrote", accepted)))
                .isEqualTo("sandcheck: 1 of 1 conform, 1 escape #cf222e");
    }

    @Test
    void noResultsAreNotGreen() throws Exception {
        assertThat(badge()).isEqualTo("sandcheck: 0 of 0 conform, security not tested #9a6700");
    }

    private String badge(ScenarioResult... results) throws Exception {
        return badgeOf(SampleReports.write(directory, results));
    }

    private String badgeOf(Path run) throws Exception {
        try (Report report = Report.open(run, false)) {
            Path file = new Badge().writeInto(directory, report);
            Document svg =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
            Element color = (Element) svg.getElementsByTagName("rect").item(1);
            return svg.getDocumentElement().getAttribute("aria-label") + " " + color.getAttribute("fill");
        }
    }
}
