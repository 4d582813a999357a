package io.sandcheck.report.page;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.sandcheck.expectation.Expectation;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.report.Report;
import io.sandcheck.report.SampleReports;
import io.sandcheck.report.SampleResults;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Verdict;

/** Tests of the page with sample results. */
abstract class InSamplePage extends InChromium {

    static final ScenarioResult[] RESULTS = {
        SampleResults.conforming("python/fork-pool", SandboxPolicy.WORKSPACE_WRITE),
        SampleResults.conforming("python/fork-pool", SandboxPolicy.UNRESTRICTED),
        SampleResults.conforming("ipc/unix-socket-bind", SandboxPolicy.UNRESTRICTED),
        SampleResults.deviating(Expectation.CONFORMS),
        SampleResults.of(Verdict.NOT_APPLICABLE, "no Python 3.10 on this host"),
        SampleReports.guard(Verdict.ESCAPE, "it wrote ~/.bashrc", SampleResults.EXPECTED_DEVIATION),
    };

    static Locator cell(Page page, String matrix, String row) {
        return page.locator(matrix + " tbody tr")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(row, new Page.GetByTextOptions().setExact(true))))
                .locator("td a");
    }

    static NewContextOptions options() {
        return new NewContextOptions().setViewportSize(1280, 900);
    }

    Page open(ScenarioResult... results) {
        return open(options(), "", results);
    }

    Page open(NewContextOptions options, String hash, ScenarioResult... results) {
        SampleReports.write(directory, results);
        try (Report report = Report.open(directory, false)) {
            return chromium.open(new io.sandcheck.report.page.Page().writeInto(directory, report), hash, options);
        }
    }
}
